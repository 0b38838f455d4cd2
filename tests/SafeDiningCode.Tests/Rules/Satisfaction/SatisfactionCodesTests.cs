using SafeDiningCode.Rules.Satisfaction;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

public sealed class SatisfactionCodesTests
{
    [Theory]
    [InlineData(Value.Satisfied, 1, "satisfied")]
    [InlineData(Value.Fair, 2, "fair")]
    [InlineData(Value.Dissatisfied, 3, "dissatisfied")]
    public void A_value_has_its_number_and_its_name(Value value, int number, string code)
    {
        Assert.Equal(number, (int)value);
        Assert.Equal(code, SatisfactionCodes.ToCode(value));
        Assert.Equal(value, SatisfactionCodes.FromCode(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Satisfied")]
    [InlineData("1")]
    public void Another_name_is_no_value(string? code) => Assert.Null(SatisfactionCodes.FromCode(code));
}
