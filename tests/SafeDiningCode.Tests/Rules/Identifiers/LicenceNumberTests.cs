using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Rules.Identifiers;

public sealed class LicenceNumberTests
{
    private static readonly Arbitrary<string> ValidNumbers = (
        from category in Gen.Choose(1, 3)
        from division in Gen.Choose(110000, 659999)
        from sequence in Gen.Choose(0, 999_999)
        select LicenceNumber.Create((LicenceCategory)category, $"{division}", sequence)).ToArbitrary();

    [Theory]
    [InlineData("JY23501110153674")]
    [InlineData("JY13101140093802")]
    [InlineData("JY21108111531829")]
    [InlineData("JY33305000100173")]
    [InlineData("JY25301020000016")]
    public void A_published_number_is_valid(string number) =>
        Assert.Equal(new LicenceNumberResult(number, LicenceNumberFault.None), LicenceNumber.Parse(number));

    [Theory]
    [InlineData(" jy２５３０１０２０００００１６\u3000")]
    [InlineData("ＪＹ２５３０１０２０００００１６")]
    [InlineData("JY 2530 1020 0000 16")]
    [InlineData("jy-253010-20000016")]
    [InlineData("JY2530102\u20130000016")]
    [InlineData("JY2·530102·000001·6")]
    [InlineData("\uFEFFJY2530102000001\u200B6\t\r\n")]
    public void What_people_type_is_normalised_first(string typed) =>
        Assert.Equal(new LicenceNumberResult("JY25301020000016", LicenceNumberFault.None), LicenceNumber.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\u3000")]
    [InlineData("XX25301020000016")]
    [InlineData("JY253010200000")]
    [InlineData("JY253010200000160")]
    [InlineData("JY2530102000001X")]
    [InlineData("JY25301020٠00016")]
    public void Another_form_is_a_fault_of_format(string? typed) =>
        Assert.Equal(LicenceNumberFault.Format, LicenceNumber.Parse(typed).Fault);

    // Given here and not as a row: half a surrogate pair is no text that a test's name could carry.
    [Fact]
    public void Half_a_character_is_a_fault_of_format_and_no_exception() =>
        Assert.Equal(LicenceNumberFault.Format, LicenceNumber.Parse("JY2530102000001" + '\uD800').Fault);

    [Fact]
    public void A_fault_still_shows_what_was_read() =>
        Assert.Equal("XX25301020000016", LicenceNumber.Parse(" xx2530102 0000016").Normalised);

    [Fact]
    public void Every_single_wrong_digit_is_caught() => Check.QuickThrowOnFailure(Prop.ForAll(ValidNumbers, number =>
    {
        foreach (var position in Enumerable.Range(2, 14))
        {
            foreach (var digit in "0123456789".Where(digit => digit != number[position]))
            {
                var wrong = Replace(number, position, digit);
                if (LicenceNumber.Parse(wrong).Fault != LicenceNumberFault.CheckDigit)
                {
                    return false;
                }
            }
        }

        return LicenceNumber.Parse(number).Fault == LicenceNumberFault.None;
    }));

    [Fact]
    public void A_number_says_what_was_put_in()
    {
        var number = LicenceNumber.Create(LicenceCategory.Canteen, "530181", 42);

        Assert.StartsWith("JY3530181000042", number, StringComparison.Ordinal);
        Assert.Equal(LicenceCategory.Canteen, LicenceNumber.Category(number));
        Assert.Equal("530181", LicenceNumber.Division(number));
    }

    [Theory]
    [InlineData("JY13101140093802", LicenceCategory.FoodSales)]
    [InlineData("JY25301020000016", LicenceCategory.Catering)]
    [InlineData("JY33305000100173", LicenceCategory.Canteen)]
    [InlineData("JY45301020000016", LicenceCategory.Other)]
    [InlineData("小餐饮 12 号", LicenceCategory.Other)]
    public void The_first_digit_is_the_category(string number, LicenceCategory category) =>
        Assert.Equal(category, LicenceNumber.Category(number));

    [Fact]
    public void No_number_is_made_of_parts_out_of_range()
    {
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.Create(LicenceCategory.Other, "530102", 1));
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.Create(LicenceCategory.Catering, "5301", 1));
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.Create(LicenceCategory.Catering, "530102", 1_000_000));
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.Create(LicenceCategory.Catering, "530102", -1));
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.CheckDigit("123456789012"));
        Assert.ThrowsAny<ArgumentException>(() => LicenceNumber.Division("JY2530102"));
    }

    private static string Replace(string text, int position, char with) => text[..position] + with + text[(position + 1)..];
}
