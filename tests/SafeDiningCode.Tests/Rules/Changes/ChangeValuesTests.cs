using SafeDiningCode.Rules.Changes;

namespace SafeDiningCode.Tests.Rules.Changes;

public sealed class ChangeValuesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(ChangeFact.Name, "  昆明示例\n餐饮有限公司 ", "昆明示例 餐饮有限公司")]
    [InlineData(ChangeFact.Address, "翠湖\u202E南路68号", "翠湖南路68号")]
    [InlineData(ChangeFact.LicenceNumber, "jy2 5301020000016", "JY25301020000016")]
    [InlineData(ChangeFact.LicenceNumber, "JY33305000100173", "JY33305000100173")]
    [InlineData(ChangeFact.ValidUntil, "2031/3/1", "2031-03-01")]
    [InlineData(ChangeFact.ValidUntil, "2026-11-22", "2026-11-22")]
    [InlineData(ChangeFact.CreditCode, "92530102ma6anxaq9u", "92530102MA6ANXAQ9U")]
    public void A_value_is_brought_into_one_form(ChangeFact fact, string typed, string value) =>
        Assert.Equal(new ChangeReading(value, Fault: null), ChangeValues.Read(fact, typed, "别的", Today));

    [Theory]
    [InlineData(ChangeFact.Name, " \n ", ChangeFault.Missing)]
    [InlineData(ChangeFact.LicenceNumber, null, ChangeFault.Missing)]
    [InlineData(ChangeFact.LicenceNumber, "JY2530102000001", ChangeFault.LicenceFormat)]
    [InlineData(ChangeFact.LicenceNumber, "JY25301020000017", ChangeFault.LicenceCheckDigit)]
    [InlineData(ChangeFact.LicenceNumber, "JY13101140093802", ChangeFault.LicenceNotCatering)]
    [InlineData(ChangeFact.ValidUntil, "明年", ChangeFault.DayUnreadable)]
    [InlineData(ChangeFact.ValidUntil, "2027-02-30", ChangeFault.DayUnreadable)]
    [InlineData(ChangeFact.ValidUntil, "2026-11-21", ChangeFault.DayPast)]
    [InlineData(ChangeFact.ValidUntil, "2040-01-01", ChangeFault.DayTooFar)]
    [InlineData(ChangeFact.CreditCode, "123", ChangeFault.CreditCodeFormat)]
    [InlineData(ChangeFact.Scope, "热食", ChangeFault.Same)]
    public void What_cannot_be_registered_is_refused_with_its_reason(ChangeFact fact, string? typed, ChangeFault fault) =>
        Assert.Equal(fault, ChangeValues.Read(fact, typed, "热食", Today).Fault);

    [Fact]
    public void A_credit_code_that_breaks_its_own_check_goes_to_the_regulator() =>
        Assert.Null(ChangeValues.Read(ChangeFact.CreditCode, "92530102MA6ANXAQ90", current: null, Today).Fault);

    [Fact]
    public void No_value_is_longer_than_the_registry_holds() => Assert.All(ChangeFacts.All, fact =>
    {
        if (fact is ChangeFact.Name or ChangeFact.Address or ChangeFact.LegalPerson or ChangeFact.Scope)
        {
            Assert.Null(ChangeValues.Read(fact, new string('长', ChangeValues.Longest(fact)), current: null, Today).Fault);
            Assert.Equal(ChangeFault.TooLong, ChangeValues.Read(fact, new string('长', ChangeValues.Longest(fact) + 1), current: null, Today).Fault);
        }
    });
}
