using SafeDiningCode.Rules.Shops;

namespace SafeDiningCode.Tests.Rules.Shops;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("138 1234 5678", "13812345678")]
    [InlineData("+86 138-1234-5678", "13812345678")]
    [InlineData("0086 13812345678", "13812345678")]
    [InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("0871-63123456", "0871-63123456")]
    [InlineData("(0871)6312 3456", "0871-63123456")]
    [InlineData("+86 871 6312 3456", "0871-63123456")]
    [InlineData("0876-2123456", "0876-2123456")]
    [InlineData("010 62345678", "010-62345678")]
    [InlineData("021-52345678", "021-52345678")]
    [InlineData("4001234567", "400-123-4567")]
    [InlineData("800-820-1234", "800-820-1234")]
    public void Numbers_are_read_as_people_type_them(string typed, string expected)
    {
        Assert.True(PhoneNumbers.TryRead(typed, out var number));
        Assert.Equal(expected, number);
        Assert.InRange(number.Length, 1, PhoneNumbers.Longest);
        Assert.True(PhoneNumbers.TryRead(number, out var again));
        Assert.Equal(number, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("63123456")]
    [InlineData("0871-1312345")]
    [InlineData("0871-631234")]
    [InlineData("011-62345678")]
    [InlineData("010-6234567")]
    [InlineData("00-62345678")]
    [InlineData("400123456")]
    [InlineData("110")]
    [InlineData("+1 212 555 0100")]
    [InlineData("电话一三八")]
    [InlineData("138<script>")]
    public void What_nobody_in_China_can_be_called_by_is_refused(string? typed) => Assert.False(PhoneNumbers.TryRead(typed, out _));
}
