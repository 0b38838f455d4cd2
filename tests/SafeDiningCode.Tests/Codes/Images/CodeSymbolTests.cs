using SafeDiningCode.Web.Codes.Images;

namespace SafeDiningCode.Tests.Codes.Images;

public sealed class CodeSymbolTests
{
    [Theory]
    [InlineData("HTTP://LOCALHOST:5080/C/ABCDEFGHJKMNPQRS")]
    [InlineData("HTTPS://ANXIN.KM.GOV.CN/C/0123456789ABCDEF")]
    public void An_address_of_upper_case_fits_version_3(string address)
    {
        Assert.InRange(address.Length, 40, 42);
        var symbol = CodeSymbol.Of(address);

        Assert.Equal(3, symbol.Version);
        Assert.Equal(29 + (2 * CodeSymbol.QuietZone), symbol.Side);
    }

    [Fact]
    public void The_same_address_in_lower_case_needs_a_larger_symbol() =>
        Assert.True(CodeSymbol.Of("http://localhost:5080/c/abcdefghjkmnpqrs").Version > 3);

    [Fact]
    public void The_symbol_says_that_a_quarter_of_it_may_be_lost()
    {
        var symbol = CodeSymbol.Of("HTTP://LOCALHOST:5080/C/ABCDEFGHJKMNPQRS");

        // The format's first two bits, under its mask 10: level Q is 11 (ISO/IEC 18004, table 12), so 01 is drawn.
        const int Row = CodeSymbol.QuietZone + 8;
        Assert.False(symbol[CodeSymbol.QuietZone, Row]);
        Assert.True(symbol[CodeSymbol.QuietZone + 1, Row]);
    }

    [Fact]
    public void Four_light_modules_surround_it_and_the_corners_stand_at_them()
    {
        var symbol = CodeSymbol.Of("HTTP://LOCALHOST:5080/C/ABCDEFGHJKMNPQRS");
        var last = symbol.Side - 1;

        for (var i = 0; i < symbol.Side; i++)
        {
            for (var j = 0; j < CodeSymbol.QuietZone; j++)
            {
                Assert.False(symbol[i, j] || symbol[j, i] || symbol[i, last - j] || symbol[last - j, i]);
            }
        }

        Assert.True(symbol[CodeSymbol.QuietZone, CodeSymbol.QuietZone]);
        Assert.True(symbol[last - CodeSymbol.QuietZone, CodeSymbol.QuietZone]);
        Assert.True(symbol[CodeSymbol.QuietZone, last - CodeSymbol.QuietZone]);
    }

    [Fact]
    public void Runs_cover_the_dark_modules_and_no_others()
    {
        var symbol = CodeSymbol.Of("HTTP://LOCALHOST:5080/C/ABCDEFGHJKMNPQRS");
        var drawn = symbol.Runs().SelectMany(run => Enumerable.Range(run.X, run.Length).Select(x => (x, run.Y))).ToHashSet();

        for (var i = 0; i < symbol.Side * symbol.Side; i++)
        {
            Assert.Equal(symbol[i % symbol.Side, i / symbol.Side], drawn.Contains((i % symbol.Side, i / symbol.Side)));
        }
    }
}
