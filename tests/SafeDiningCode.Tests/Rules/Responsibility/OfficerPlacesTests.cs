using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Responsibility;

namespace SafeDiningCode.Tests.Rules.Responsibility;

public sealed class OfficerPlacesTests
{
    private static readonly string[] Places =
        ["53", "5301", "530102", "530103", "530102001", "530102002", "530103001", "530102001005", "530102001006", "530102002001", "5301020", "", "abc", "530102001abc"];

    [Fact]
    public void Who_lies_within_is_given_and_a_village_its_own_street_and_nothing_else() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from officer in Gen.Elements(Places) from eatery in Gen.Elements(Places) select (officer, eatery)).ToArbitrary(),
            static pair => OfficerPlaces.MayAnswerFor(pair.officer, pair.eatery)
                == (DivisionCode.IsWithin(pair.eatery, pair.officer) || (pair is { officer: ['5', ..], officer.Length: 12, eatery.Length: 9 } && !pair.officer.EndsWith("abc", StringComparison.Ordinal) && pair.officer.StartsWith(pair.eatery, StringComparison.Ordinal)))));

    [Theory]
    [InlineData("530102001005", "530102001")]
    [InlineData("530102001", null)]
    [InlineData("530102", null)]
    [InlineData("53010200100x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_village_has_a_street_above_it(string? officer, string? street) => Assert.Equal(street, OfficerPlaces.StreetOfVillage(officer));
}
