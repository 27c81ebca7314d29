package cn.hotline.platform.media;

/**
 * Removes from a photo everything that tells where, when and with which device it was taken; audio,
 * video and PDF are returned, and so stored, untouched, with whatever metadata they carry.
 */
public final class MediaCleaner {
    private MediaCleaner() {}

    /**
     * Returns the photo without its metadata, pixels unchanged, or the given array itself for any
     * other kind.
     *
     * @throws MalformedMediaException if the photo is damaged or incomplete
     */
    public static byte[] clean(MediaKind kind, byte[] content) {
        return switch (kind) {
            case JPEG -> JpegCleaner.clean(content);
            case PNG -> PngCleaner.clean(content);
            case WEBP -> WebpCleaner.clean(content);
            case GIF -> GifCleaner.clean(content);
            case MP3, WAV, AMR, M4A, OGG, MP4, MOV, WEBM, THREE_GP, PDF -> content;
        };
    }
}
