package cn.hotline.catalogue;

/** What the catalogue consists of: three trees. */
public enum CatalogueKind {
    /** 事项 */
    MATTER(MatterContent.class, 3),
    /** 承办单位 */
    UNIT(UnitContent.class, 6),
    /** 区划 */
    REGION(RegionContent.class, 3);

    private final Class<? extends Content> content;
    private final int maxDepth;

    CatalogueKind(Class<? extends Content> content, int maxDepth) {
        this.content = content;
        this.maxDepth = maxDepth;
    }

    Class<? extends Content> content() {
        return content;
    }

    int maxDepth() {
        return maxDepth;
    }
}
