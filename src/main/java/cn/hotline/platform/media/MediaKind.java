package cn.hotline.platform.media;

/** The media formats that may be attached to a case. */
public enum MediaKind {
    JPEG("image/jpeg", Group.PHOTO, "jpg"),
    PNG("image/png", Group.PHOTO, "png"),
    WEBP("image/webp", Group.PHOTO, "webp"),
    GIF("image/gif", Group.PHOTO, "gif"),
    MP3("audio/mpeg", Group.AUDIO, "mp3"),
    WAV("audio/wav", Group.AUDIO, "wav"),
    AMR("audio/amr", Group.AUDIO, "amr"),
    M4A("audio/mp4", Group.AUDIO, "m4a"),
    OGG("audio/ogg", Group.AUDIO, "ogg"),
    MP4("video/mp4", Group.VIDEO, "mp4"),
    MOV("video/quicktime", Group.VIDEO, "mov"),
    WEBM("video/webm", Group.VIDEO, "webm"),
    THREE_GP("video/3gpp", Group.VIDEO, "3gp"),
    PDF("application/pdf", Group.DOCUMENT, "pdf");

    /** What a kind of media is to the person looking at it. */
    public enum Group {
        PHOTO,
        AUDIO,
        VIDEO,
        DOCUMENT
    }

    private final String mimeType;
    private final Group group;
    private final String extension;

    MediaKind(String mimeType, Group group, String extension) {
        this.mimeType = mimeType;
        this.group = group;
        this.extension = extension;
    }

    public String mimeType() {
        return mimeType;
    }

    public Group group() {
        return group;
    }

    /** The file name extension in lower case, without the dot. */
    public String extension() {
        return extension;
    }
}
