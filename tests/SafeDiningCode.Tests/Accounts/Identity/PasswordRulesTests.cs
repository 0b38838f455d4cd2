using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.Identity;

public sealed class PasswordRulesTests
{
    private static readonly string?[] Known = ["张三丰", "13812345678", "JY25301020000016", null, "云鹤小馆"];

    [Theory]
    [InlineData("米线要趁热吃才香", PasswordFault.TooShort)]
    [InlineData("abcdefghi", PasswordFault.TooShort)]
    [InlineData("1234567890", PasswordFault.Common)]
    [InlineData("0987654321a12345678", null)]
    [InlineData("Password123", PasswordFault.Common)]
    [InlineData("aaaaaaaaaaaaaaa", PasswordFault.Common)]
    [InlineData("woaini1314!!", PasswordFault.Common)]
    [InlineData("x13812345678x", PasswordFault.Known)]
    [InlineData("jy25301020000016", PasswordFault.Known)]
    [InlineData("云鹤小馆欢迎您再来", PasswordFault.TooShort)]
    [InlineData("云鹤小馆欢迎您下次再来", PasswordFault.Known)]
    [InlineData("米线要趁热吃才香是真的", null)]
    [InlineData("correct horse battery", null)]
    public void A_password_is_long_uncommon_and_not_on_the_wall(string password, object? fault) =>
        Assert.Equal((PasswordFault?)fault, PasswordRules.FaultOf(password, Known));

    [Fact]
    public void A_book_is_no_password() => Assert.Equal(PasswordFault.TooLong, PasswordRules.FaultOf(new string('x', 64) + new string('y', 65), Known));
}
