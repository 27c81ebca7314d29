package cn.hotline.bench;

import java.io.IOException;

/** The limit for reads: an endpoint that does nothing. */
final class EmptyByHttp implements Load.Work {

    private static final byte[] REQUEST = Wire.get("/demo/v1/empty", "");

    private final Target target;

    EmptyByHttp(Target target) {
        this.target = target;
    }

    @Override
    public Load.Worker worker() throws IOException {
        var wire = target.connect();
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                if (wire.exchange(REQUEST).status() != 204) {
                    throw new IOException("the empty endpoint is not there");
                }
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }
}
