using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Satisfaction;

public sealed class ReasonCodesTests
{
    [Fact]
    public void The_eight_stand_in_the_order_of_the_form_and_of_the_bits()
    {
        Assert.Equal(["hygiene", "tableware", "food", "kitchen", "staff", "licence", "service", "other"], ReasonCodes.All);
        for (var i = 0; i < ReasonCodes.All.Count; i++)
        {
            Assert.True(ReasonCodes.TryParse([ReasonCodes.All[i]], out var reason));
            Assert.Equal(1 << i, (int)reason);
        }
    }

    [Fact]
    public void Every_set_of_reasons_reads_back()
    {
        for (var bits = 0; bits < 256; bits++)
        {
            var codes = ReasonCodes.ToCodes((Reasons)bits);

            Assert.True(ReasonCodes.TryParse(codes.Reverse(), out var reasons));
            Assert.Equal((Reasons)bits, reasons);
        }
    }

    [Fact]
    public void A_repeated_code_counts_once()
    {
        Assert.True(ReasonCodes.TryParse(["food", "food"], out var reasons));
        Assert.Equal(Reasons.Food, reasons);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("Food")]
    [InlineData("")]
    [InlineData(null)]
    public void One_unknown_code_refuses_them_all(string? unknown)
    {
        Assert.False(ReasonCodes.TryParse(["food", unknown!], out var reasons));
        Assert.Equal(Reasons.None, reasons);
    }
}
