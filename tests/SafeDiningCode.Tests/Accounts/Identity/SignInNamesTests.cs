using SafeDiningCode.Web.Accounts.Identity;

namespace SafeDiningCode.Tests.Accounts.Identity;

public sealed class SignInNamesTests
{
    [Theory]
    [InlineData("13812345678")]
    [InlineData(" 138 1234 5678 ")]
    [InlineData("+86 138-1234-5678")]
    [InlineData("１３８１２３４５６７８")]
    public void A_phone_is_the_same_however_it_is_written(string typed) => Assert.Equal("13812345678", SignInNames.Normalise(typed));

    [Fact]
    public void Half_a_character_is_no_name_and_no_error() => Assert.Equal("", SignInNames.Normalise("a\ud800b"));

    [Theory]
    [InlineData("wang.wu", true)]
    [InlineData("王五01", true)]
    [InlineData("wa", false)]
    [InlineData("13812345678", false)]
    [InlineData("wang wu", false)]
    [InlineData("<script>", false)]
    public void A_name_has_a_letter_and_no_space(string name, bool good) => Assert.Equal(good, SignInNames.IsName(name));

    [Theory]
    [InlineData("13812345678", true)]
    [InlineData("08716000000", false)]
    [InlineData("12812345678", false)]
    public void A_mobile_number_is_told_from_others(string phone, bool good) => Assert.Equal(good, SignInNames.IsMobile(phone));
}
