using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.Identity;

public sealed class TotpTests
{
    /// <summary>The key of RFC 6238, appendix B: «12345678901234567890» in base 32.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>The last six digits of the values in RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.At(Key, now));
        Assert.Equal(seconds / 30, Totp.StepOf(Key, $" {code[..3]} {code[3..]}", now));
        Assert.Equal(seconds / 30, Totp.StepOf(Key, code, now.AddSeconds(30)));
        Assert.Equal(seconds / 30, Totp.StepOf(Key, code, now.AddSeconds(-30)));
        Assert.Null(Totp.StepOf(Key, code, now.AddSeconds(90)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708a")]
    [InlineData("−87082")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(Totp.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void Full_width_digits_count() => Assert.NotNull(Totp.StepOf(Key, "２８７０８２", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void Keys_are_drawn_anew_and_have_160_bits()
    {
        var keys = Enumerable.Range(0, 50).Select(_ => Totp.DrawKey()).ToList();

        Assert.Equal(50, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(32, key.Length));
    }
}
