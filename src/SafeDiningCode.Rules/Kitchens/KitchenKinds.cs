namespace SafeDiningCode.Rules.Kitchens;

/// <summary>The names of the kinds of open kitchen.</summary>
public static class KitchenKinds
{
    private static readonly (string Beginning, KitchenKind Kind)[] ChineseBeginnings =
    [
        ("隔断", KitchenKind.Partition),
        ("透明", KitchenKind.Transparent),
        ("视频", KitchenKind.Video),
        ("网络", KitchenKind.Network),
        ("互联网", KitchenKind.Network),
    ];

    /// <summary>The kind's name in the database and in JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static string ToCode(KitchenKind kind) => kind switch
    {
        KitchenKind.Partition => "partition",
        KitchenKind.Transparent => "transparent",
        KitchenKind.Video => "video",
        KitchenKind.Network => "network",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The kind by its name in the database and in JSON; null for any other text.</summary>
    public static KitchenKind? FromCode(string? code) => code switch
    {
        "partition" => KitchenKind.Partition,
        "transparent" => KitchenKind.Transparent,
        "video" => KitchenKind.Video,
        "network" => KitchenKind.Network,
        _ => null,
    };

    /// <summary>
    /// The kind by its word in an extract: 隔断, 透明, 视频, 网络 or 互联网, with whatever follows (厨房, +明厨亮灶). Null for
    /// 无, for nothing, and for any other text: what is not understood is not declared.
    /// </summary>
    public static KitchenKind? FromChinese(string? text)
    {
        var word = TypedText.Narrow(text);
        foreach (var (beginning, kind) in ChineseBeginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}
