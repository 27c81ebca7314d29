package cn.hotline.feed.webhook;

/** Port to the network. */
interface Connector {

    /** Posts to exactly the address given, follows nothing, and comes back within seconds; belongs outside any transaction. */
    Result post(Destination to, Parcel parcel);
}
