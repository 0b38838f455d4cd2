using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class KitchenKindsTests
{
    [Theory]
    [InlineData(KitchenKind.Partition, "partition")]
    [InlineData(KitchenKind.Transparent, "transparent")]
    [InlineData(KitchenKind.Video, "video")]
    [InlineData(KitchenKind.Network, "network")]
    public void A_kind_has_its_name(KitchenKind kind, string code)
    {
        Assert.Equal(code, KitchenKinds.ToCode(kind));
        Assert.Equal(kind, KitchenKinds.FromCode(code));
    }

    [Theory]
    [InlineData("隔断厨房", KitchenKind.Partition)]
    [InlineData("隔断", KitchenKind.Partition)]
    [InlineData("透明厨房", KitchenKind.Transparent)]
    [InlineData("视频 厨房", KitchenKind.Video)]
    [InlineData("网络厨房", KitchenKind.Network)]
    [InlineData("\u3000互联网＋明厨亮灶", KitchenKind.Network)]
    [InlineData("无", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("非透明", null)]
    public void A_kind_is_read_from_its_word(string? text, KitchenKind? kind) => Assert.Equal(kind, KitchenKinds.FromChinese(text));

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void Another_name_is_no_kind(string? code) => Assert.Null(KitchenKinds.FromCode(code));
}
