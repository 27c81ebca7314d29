package cn.hotline.notice;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A gateway that answers as it is told and remembers what it was given: the edge of the process. */
final class Scripted implements Gateway {

    final Queue<Outgoing> given = new ConcurrentLinkedQueue<>();
    final Map<UUID, Answer> looked = new ConcurrentHashMap<>();
    private final String name;
    private volatile Function<Outgoing, Answer> script;

    Scripted(String name) {
        this.name = name;
        this.script = message -> new Answer.Taken(name + "-" + message.id() + "-" + given.size(), 1);
    }

    /** From now on. */
    Scripted says(Answer answer) {
        script = message -> answer;
        return this;
    }

    Scripted says(Answer.Fault fault) {
        return says(new Answer.Refused(fault, "x"));
    }

    Scripted takes() {
        script = message -> new Answer.Taken(name + "-" + message.id() + "-" + given.size(), 2);
        return this;
    }

    long given(UUID notice) {
        return given.stream().filter(message -> message.id().equals(notice)).count();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public Answer send(Outgoing message) {
        given.add(message);
        return script.apply(message);
    }

    @Override
    public Optional<Answer> look(Outgoing message) {
        return Optional.ofNullable(looked.get(message.id()));
    }

    @Override
    public boolean isTemporary(String code) {
        return code.equals("OFF");
    }
}
