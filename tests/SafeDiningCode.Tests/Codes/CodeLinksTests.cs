using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Tests.Codes;

public sealed class CodeLinksTests
{
    private static readonly TrustCode Code = TrustCode.Create(1, 123_456_789, "a key for these tests alone"u8);

    [Fact]
    public void The_address_is_upper_case()
    {
        var links = new CodeLinks(Options.Create(new ServiceOptions { PublicBaseUrl = "https://anxin.example.cn/" }));

        Assert.Equal($"HTTPS://ANXIN.EXAMPLE.CN/C/{Code}", links.For(Code));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("HTTPS://ANXIN.EXAMPLE.CN/C/{0}")]
    [InlineData("https://anxin.example.cn/c/{0}?lang=en#top")]
    [InlineData("http://localhost:5080/C/{0}/rate")]
    public void A_code_is_read_as_typed_or_out_of_an_address(string form)
    {
        foreach (var text in (string[])[Code.ToString(), Code.ToString().ToLowerInvariant(), Code.Grouped])
        {
            Assert.True(CodeLinks.TryRead(form.Replace("{0}", text, StringComparison.Ordinal), out var read));
            Assert.Equal(Code, read);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("https://anxin.example.cn/districts")]
    [InlineData("https://anxin.example.cn/c/")]
    public void Anything_else_is_no_code(string? text) => Assert.False(CodeLinks.TryRead(text, out _));
}
