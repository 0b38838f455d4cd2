using System.Security.Cryptography;
using SafeDiningCode.Web.Rating.Receipts;

namespace SafeDiningCode.Tests.Rating.Receipts;

public sealed class ReceiptNamesTests
{
    [Fact]
    public void A_name_leads_to_its_visit() => Assert.Equal(4711, ReceiptNames.VisitOf(ReceiptNames.New(4711, RandomNumberGenerator.GetBytes(ReceiptNames.RandomBytes))));

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    [InlineData("AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_name_leads_nowhere(string text) => Assert.Null(ReceiptNames.VisitOf(text));
}
