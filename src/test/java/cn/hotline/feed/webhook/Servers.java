package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Servers on this machine, with and without a certificate of their own making. */
record Servers(Vertx vertx, JksOptions store) {

    /** @param name whose certificate the ones over TLS show */
    static Servers named(String name, Vertx vertx, Path folder) throws IOException, InterruptedException {
        var store =
                new JksOptions().setPath(folder.resolve("keys.jks").toString()).setPassword("secret");
        makeKey(name, store.getPath());
        return new Servers(vertx, store);
    }

    HttpServer tls(Handler<HttpServerRequest> handler) throws Exception {
        return listening(new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(store), handler);
    }

    HttpServer plain(Handler<HttpServerRequest> handler) throws Exception {
        return listening(new HttpServerOptions(), handler);
    }

    private HttpServer listening(HttpServerOptions options, Handler<HttpServerRequest> handler) throws Exception {
        return vertx.createHttpServer(options)
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static void makeKey(String name, String path) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "JKS",
                        "-storepass",
                        "secret",
                        "-keypass",
                        "secret",
                        "-keystore",
                        path)
                .redirectErrorStream(true)
                .start();
        made.getInputStream().transferTo(System.out);
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }
}
