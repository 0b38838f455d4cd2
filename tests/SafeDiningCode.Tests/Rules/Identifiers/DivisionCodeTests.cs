using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Rules.Identifiers;

public sealed class DivisionCodeTests
{
    private static readonly Arbitrary<string> Twelve = (
        from province in Gen.Choose(11, 82)
        from city in Gen.Choose(1, 99)
        from county in Gen.Choose(1, 99)
        from street in Gen.Choose(1, 999)
        from village in Gen.Choose(1, 999)
        select $"{province}{city:00}{county:00}{street:000}{village:000}").ToArbitrary();

    [Theory]
    [InlineData("53", "53")]
    [InlineData("530000", "53")]
    [InlineData("530100", "5301")]
    [InlineData("530102", "530102")]
    [InlineData("530102000", "530102")]
    [InlineData("530102000000", "530102")]
    [InlineData("530102001000", "530102001")]
    [InlineData("530102001003", "530102001003")]
    [InlineData("530102401", "530102401")]
    [InlineData("500000", "50")]
    [InlineData("441900003000", "441900003")]
    [InlineData(" ５３ ０１ ０２\u3000", "530102")]
    public void Levels_of_zeros_and_spaces_go(string typed, string code)
    {
        Assert.True(DivisionCode.TryNormalise(typed, out var normalised));
        Assert.Equal(code, normalised);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("53010")]
    [InlineData("5301020")]
    [InlineData("00")]
    [InlineData("000000")]
    [InlineData("030102")]
    [InlineData("530001")]
    [InlineData("530102000001")]
    [InlineData("53010X")]
    [InlineData("云南")]
    public void Anything_else_is_refused(string? typed)
    {
        Assert.False(DivisionCode.TryNormalise(typed, out var code));
        Assert.Empty(code);
    }

    [Theory]
    [InlineData("53", DivisionLevel.Province, null)]
    [InlineData("5301", DivisionLevel.City, "53")]
    [InlineData("530102", DivisionLevel.County, "5301")]
    [InlineData("530102401", DivisionLevel.Street, "530102")]
    [InlineData("530102001003", DivisionLevel.Village, "530102001")]
    [InlineData("441900003", DivisionLevel.Street, "4419")]
    public void A_code_knows_its_level_and_what_is_above(string code, DivisionLevel level, string? parent)
    {
        Assert.Equal(level, DivisionCode.Level(code));
        Assert.Equal(parent, DivisionCode.Parent(code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("530100")]
    [InlineData("530102001000")]
    [InlineData("53010A")]
    public void Only_a_normalised_code_has_a_level(string code) =>
        Assert.Throws<ArgumentException>(() => DivisionCode.Level(code));

    [Theory]
    [InlineData("530102", "53", true)]
    [InlineData("530102", "5301", true)]
    [InlineData("530102", "530102", true)]
    [InlineData("530102401", "530102", true)]
    [InlineData("5301", "530102", false)]
    [InlineData("530111", "530102", false)]
    [InlineData("530102", "", false)]
    [InlineData("530102", "5", false)]
    [InlineData("530102", "530", false)]
    [InlineData("", "53", false)]
    public void A_place_lies_in_what_its_code_begins_with(string code, string ancestor, bool within) =>
        Assert.Equal(within, DivisionCode.IsWithin(code, ancestor));

    [Fact]
    public void Parents_lead_up_to_the_province_each_holding_the_place() => Check.QuickThrowOnFailure(Prop.ForAll(Twelve, code =>
    {
        var expected = DivisionLevel.Village;
        for (var place = code; place is not null; place = DivisionCode.Parent(place), expected--)
        {
            var padded = place.PadRight(12, '0');
            if (DivisionCode.Level(place) != expected
                || !DivisionCode.IsWithin(code, place)
                || !DivisionCode.TryNormalise(padded, out var normalised)
                || !string.Equals(normalised, place, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return expected == DivisionLevel.Province - 1;
    }));
}
