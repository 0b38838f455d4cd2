namespace SafeDiningCode.Rules.Kitchens;

/// <summary>How an open kitchen (明厨亮灶) is open.</summary>
public enum KitchenKind
{
    /// <summary>隔断厨房: behind a low partition.</summary>
    Partition,

    /// <summary>透明厨房: behind glass.</summary>
    Transparent,

    /// <summary>视频厨房: on a screen in the shop.</summary>
    Video,

    /// <summary>网络厨房, 互联网+明厨亮灶: on the network.</summary>
    Network,
}
