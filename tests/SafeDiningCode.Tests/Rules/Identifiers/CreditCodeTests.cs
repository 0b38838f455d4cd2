using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Rules.Identifiers;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Arbitrary<string> ValidCodes = (
        from division in Gen.Choose(110000, 659999)
        from organisation in Gen.ArrayOf(Gen.Elements(Alphabet.ToCharArray()), 8)
        from kind in Gen.Elements("91", "92", "93")
        select CreditCode.Create(kind, $"{division}", new string(organisation))).ToArbitrary();

    [Theory]
    [InlineData("91110108MA018FG04E")]
    [InlineData("91320500137690962B")]
    [InlineData("91530100MA6K3YXF8W")]
    [InlineData("92530102MA6ANXAQ9U")]
    // Made up apart from this code: organisation checks of 11, written 0, and of 10, written X.
    [InlineData("92530102MA6K00030W")]
    [InlineData("92530102MA6K0009XW")]
    public void A_published_code_is_valid(string code) =>
        Assert.Equal(new CreditCodeResult(code, CreditCodeFault.None), CreditCode.Parse(code));

    [Theory]
    [InlineData("９２５３０１０２ｍａ６ａｎｘａｑ９ｕ")]
    [InlineData(" 92 530102 MA6ANXAQ9 U\u3000")]
    [InlineData("92530102-MA6ANXAQ-9-U")]
    public void What_people_type_is_normalised_first(string typed) =>
        Assert.Equal(new CreditCodeResult("92530102MA6ANXAQ9U", CreditCodeFault.None), CreditCode.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("92530102MA6ANXAQ9")]
    [InlineData("92530102MA6ANXAQ9UU")]
    [InlineData("92530102MA6ANXAQSU")]
    [InlineData("925301A2MA6ANXAQ9U")]
    public void Another_form_is_a_fault_of_format(string? typed) =>
        Assert.Equal(CreditCodeFault.Format, CreditCode.Parse(typed).Fault);

    [Theory]
    [InlineData("92530102MA6ANXAQ9W", CreditCodeFault.CheckCharacter)]
    [InlineData("92530103MA6ANXAQ9U", CreditCodeFault.CheckCharacter)]
    // Organisation check 8 in place of 9, and the last character made to agree.
    [InlineData("92530102MA6ANXAQ8Q", CreditCodeFault.OrganisationCheck)]
    public void Each_check_is_named(string code, CreditCodeFault fault) => Assert.Equal(fault, CreditCode.Parse(code).Fault);

    [Fact]
    public void Every_single_wrong_character_is_caught() => Check.QuickThrowOnFailure(Prop.ForAll(ValidCodes, code =>
        CreditCode.Parse(code).Fault == CreditCodeFault.None
        && Enumerable.Range(0, CreditCode.Length).All(position => Alphabet
            .Where(character => character != code[position])
            .Select(character => code[..position] + character + code[(position + 1)..])
            .All(wrong => CreditCode.Parse(wrong).Fault != CreditCodeFault.None))));

    [Fact]
    public void No_code_is_made_of_parts_that_are_not_of_their_form()
    {
        Assert.ThrowsAny<ArgumentException>(() => CreditCode.Create("9", "530102", "MA6ANXAQ"));
        Assert.ThrowsAny<ArgumentException>(() => CreditCode.Create("92", "53010A", "MA6ANXAQ"));
        Assert.ThrowsAny<ArgumentException>(() => CreditCode.Create("92", "530102", "MA6ANXAO"));
    }
}
