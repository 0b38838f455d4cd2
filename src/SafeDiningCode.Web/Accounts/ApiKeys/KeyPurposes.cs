namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>What a system's key may be good for.</summary>
internal static class KeyPurposes
{
    /// <summary>Heartbeats of open kitchens (明厨亮灶), from video platforms.</summary>
    public const string KitchenHeartbeat = "kitchen-heartbeat";

    /// <summary>Extracts of the registry.</summary>
    public const string RegistryFeed = "registry-feed";

    /// <summary>Grades and codes for delivery platforms.</summary>
    public const string DeliveryPlatform = "delivery-platform";

    /// <summary>Code, and the words in both languages.</summary>
    public static readonly (string Code, string Chinese, string English)[] All =
    [
        (KitchenHeartbeat, "明厨亮灶视频平台", "Video platform (open kitchens)"),
        (RegistryFeed, "登记数据推送", "Registry feed"),
        (DeliveryPlatform, "外卖平台", "Delivery platform"),
    ];

    /// <summary>Whether a text is one of them.</summary>
    public static bool IsPurpose(string text) => All.Any(purpose => purpose.Code == text);
}
