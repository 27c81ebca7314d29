package cn.hotline.notice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A carrier's message centre on this machine. */
public final class SmppStub implements ServerMessageReceiverListener, AutoCloseable {

    public static final String PASSWORD = "pass";

    final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    final List<SMPPServerSession> bound = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SMPPServerSessionListener door;
    private volatile Function<SubmitSm, Object> answer = message -> Integer.toString(4710 + submitted.size());

    public SmppStub(int port) {
        try {
            door = new SMPPServerSessionListener(port);
            door.setPduProcessorDegree(50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::open);
    }

    /** @param answer a message id, or a status to refuse with */
    public void answers(Function<SubmitSm, Object> answer) {
        this.answer = answer;
    }

    private void open() {
        try {
            while (true) {
                var session = door.accept();
                session.setMessageReceiverListener(this);
                threads.execute(() -> bind(session));
            }
        } catch (IOException closed) {
            // by close()
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(5000);
            if (request.getPassword().equals(PASSWORD)) {
                request.accept("stub");
                bound.add(session);
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | TimeoutException | org.jsmpp.PDUStringException e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
        submitted.add(message);
        var said = answer.apply(message);
        if (said instanceof Integer status) {
            throw new ProcessRequestException("refused", status);
        }
        try {
            return new SubmitSmResult(new MessageId((String) said), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws org.jsmpp.extra.NegativeResponseException when the other side does not take it now */
    public void deliver(int esmClass, int coding, byte[] text, OptionalParameter... parameters) throws Exception {
        bound.getLast()
                .deliverShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "8619900000001",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "1069234512",
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(),
                        new RawDataCoding((byte) coding),
                        text,
                        parameters);
    }

    /** As if the cable were cut. */
    void cut() {
        bound.forEach(SMPPServerSession::close);
        bound.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdownNow();
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelSm(CancelSm message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(org.jsmpp.bean.BroadcastSm message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelBroadcastSm(org.jsmpp.bean.CancelBroadcastSm message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
            org.jsmpp.bean.QueryBroadcastSm message, SMPPServerSession source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) {
        throw new UnsupportedOperationException();
    }
}
