using Microsoft.AspNetCore.Http;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Tests.Hosting.Visitors;

public sealed class OriginsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("http://shop.example", false)]
    [InlineData("https://shop.example", false)]
    [InlineData("https://public.example", false)]
    [InlineData("http://shop.example:8080", true)]
    [InlineData("https://evil.example", true)]
    [InlineData("https://shop.example.evil.example", true)]
    [InlineData("null", true)]
    [InlineData("", true)]
    public async Task Only_this_site_is_home(string? origin, bool foreign)
    {
        await using var services = await TestServices.CreateAsync(settings: ("PublicBaseUrl", "https://public.example"));
        var http = new DefaultHttpContext { RequestServices = services.Provider };
        http.Request.Host = new HostString("shop.example");
        if (origin is not null)
        {
            http.Request.Headers.Origin = origin;
        }

        Assert.Equal(foreign, Origins.IsForeign(http.Request));
    }
}
