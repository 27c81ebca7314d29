package cn.hotline.channel.phone;

import cn.hotline.access.Phone;
import cn.hotline.platform.Vault;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;

/** The tasks of one number, which lists show masked. */
public final class TaskRows {

    private TaskRows() {}

    public static List<String> of(String phone) {
        var hash = Phone.parse("phone", phone)
                .hash(Arc.container().instance(Vault.class).get());
        return QuarkusTransaction.requiringNew()
                .call(() -> CallBack.<CallBack>list("callerHash = ?1 order by id", hash).stream()
                        .map(task -> task.id.toString())
                        .toList());
    }
}
