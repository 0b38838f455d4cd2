using SafeDiningCode.Rules.Shops;

namespace SafeDiningCode.Tests.Rules.Shops;

public sealed class ShopSignsTests
{
    public static TheoryData<string> Claims => [.. ShopSigns.Claims];

    [Theory]
    [InlineData("翠湖过桥米线", "翠湖过桥米线")]
    [InlineData("  老昆明   米线（翠湖店） ", "老昆明 米线（翠湖店）")]
    [InlineData("Miso & 拉面", "Miso & 拉面")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("政府路烤鸭店", "政府路烤鸭店")]
    [InlineData("国家公园旁小馆", "国家公园旁小馆")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_is_a_name(string? typed, string sign) => Assert.Equal(new SignReading(sign, Fault: null), ShopSigns.Read(typed));

    [Theory]
    [MemberData(nameof(Claims))]
    public void Nothing_is_claimed_that_only_an_authority_can_say(string claim)
    {
        Assert.Equal(SignFault.Claim, ShopSigns.Read($"翠湖{claim}米线").Fault);
        Assert.Equal(SignFault.Claim, ShopSigns.Read(string.Join(' ', claim.ToLowerInvariant().AsEnumerable())).Fault);
    }

    [Theory]
    [InlineData("卫生 Ａ 级店", "A级")]
    [InlineData("Official Noodles", "OFFICIAL")]
    [InlineData("红·榜米线", "红榜")]
    public void Spaces_dots_and_wide_letters_hide_no_claim(string typed, string claim) => Assert.Equal(claim, ShopSigns.Read(typed).Claim);

    [Fact]
    public void A_sign_is_as_long_as_a_poster_can_show()
    {
        Assert.Null(ShopSigns.Read(new string('米', ShopSigns.Longest)).Fault);
        Assert.Equal(SignFault.TooLong, ShopSigns.Read(new string('米', ShopSigns.Longest + 1)).Fault);
    }

    [Theory]
    [InlineData("米线\n政府")]
    [InlineData("米线\u202E店")]
    [InlineData("米\u200B线")]
    [InlineData("米\uD800线")]
    [InlineData("！！！")]
    public void What_cannot_be_on_a_sign_is_refused(string typed) => Assert.Equal(SignFault.NoName, ShopSigns.Read(typed).Fault);
}
