using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class ViewingPageTests
{
    private static readonly string[] Approved = ["video.example.cn", "kitchens.example.com"];

    [Theory]
    [InlineData("https://video.example.cn", "https://video.example.cn/")]
    [InlineData(" HTTPS://Video.Example.CN/Live/1?a=b#c ", "https://video.example.cn/Live/1?a=b#c")]
    [InlineData("https://video.example.cn:443/live", "https://video.example.cn/live")]
    [InlineData("https://east.video.example.cn/live", "https://east.video.example.cn/live")]
    [InlineData("https://kitchens.example.com/后厨", "https://kitchens.example.com/%E5%90%8E%E5%8E%A8")]
    [InlineData("https://video.example.cn/a@b:8080", "https://video.example.cn/a@b:8080")]
    public void An_address_on_an_approved_host_is_kept_in_canonical_form(string typed, string address)
    {
        Assert.Null(ViewingPage.Read(typed, Approved, out var read));
        Assert.Equal(address, read);
    }

    [Theory]
    [InlineData("", ViewingFault.NotHttps)]
    [InlineData("http://video.example.cn/", ViewingFault.NotHttps)]
    [InlineData("//video.example.cn/", ViewingFault.NotHttps)]
    [InlineData("javascript:alert(1)//https://video.example.cn", ViewingFault.NotHttps)]
    [InlineData("https:video.example.cn", ViewingFault.NotHttps)]
    [InlineData("https:/\\video.example.cn", ViewingFault.NotHttps)]
    [InlineData("https://user@video.example.cn/", ViewingFault.UserInfo)]
    [InlineData("https://video.example.cn@evil.example/", ViewingFault.UserInfo)]
    [InlineData("https://video.example.cn:443@evil.example/", ViewingFault.UserInfo)]
    [InlineData("https://video.example.cn:8443/", ViewingFault.Port)]
    [InlineData("https://video.example.cn:/", ViewingFault.Port)]
    [InlineData("https://[::1]/", ViewingFault.Port)]
    [InlineData("https://127.0.0.1/", ViewingFault.Host)]
    [InlineData("https://2130706433/", ViewingFault.Host)]
    [InlineData("https://0x7f.1/", ViewingFault.Host)]
    [InlineData("https://localhost/", ViewingFault.Host)]
    [InlineData("https://video.example.cn./", ViewingFault.Host)]
    [InlineData("https:///video.example.cn", ViewingFault.Host)]
    [InlineData("https://vide\u043e.example.cn/", ViewingFault.Host)]
    [InlineData("https://xn--vide-7cd.example.cn/", ViewingFault.Host)]
    [InlineData("https://ｖideo.example.cn/", ViewingFault.Host)]
    [InlineData("https://video.example.cn\\.evil.example/", ViewingFault.Host)]
    [InlineData("https://video.example%2ecn/", ViewingFault.Host)]
    [InlineData("https://evil.example/video.example.cn", ViewingFault.NotApproved)]
    [InlineData("https://notvideo.example.cn/", ViewingFault.NotApproved)]
    [InlineData("https://video.example.cn.evil.example/", ViewingFault.NotApproved)]
    [InlineData("https://example.cn/", ViewingFault.NotApproved)]
    [InlineData("https://video.example.cn/a b", ViewingFault.Unreadable)]
    [InlineData("https://video.example.cn/\\evil", ViewingFault.Unreadable)]
    [InlineData("https://video.example.cn/\u0000", ViewingFault.Unreadable)]
    [InlineData("https://video.example.cn/\"><script>", ViewingFault.Unreadable)]
    public void Any_other_is_refused_with_its_reason(string typed, ViewingFault fault)
    {
        Assert.Equal(fault, ViewingPage.Read(typed, Approved, out var address));
        Assert.Equal("", address);
    }

    [Fact]
    public void One_that_is_too_long_as_typed_or_as_kept_is_refused()
    {
        Assert.Equal(ViewingFault.TooLong, ViewingPage.Read("https://video.example.cn/" + new string('a', 400), Approved, out _));
        Assert.Equal(ViewingFault.Unreadable, ViewingPage.Read("https://video.example.cn/" + new string('厨', 100), Approved, out _));
    }

    [Fact]
    public void Where_no_host_is_approved_none_is() => Assert.Equal(ViewingFault.NotApproved, ViewingPage.Read("https://video.example.cn/", [], out _));

    [Theory]
    [InlineData("video.example.cn", true)]
    [InlineData("a-b.cn", true)]
    [InlineData("Video.example.cn", false)]
    [InlineData("*.example.cn", false)]
    [InlineData("https://video.example.cn", false)]
    [InlineData("example", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("xn--fiqs8s.cn", false)]
    public void A_host_in_settings_is_a_plain_name(string host, bool isHost) => Assert.Equal(isHost, ViewingPage.IsHost(host));
}
