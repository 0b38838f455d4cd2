using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Rules.Identifiers;

public sealed class Crockford32Tests
{
    [Fact]
    public void Every_value_has_a_digit_that_reads_back_in_both_cases()
    {
        for (var value = 0; value < 32; value++)
        {
            var digit = Crockford32.Digit(value);

            Assert.Equal(value, Crockford32.Value(digit));
            Assert.Equal(value, Crockford32.Value(char.ToLowerInvariant(digit)));
        }
    }

    [Theory]
    [InlineData('O', 0)]
    [InlineData('o', 0)]
    [InlineData('I', 1)]
    [InlineData('i', 1)]
    [InlineData('L', 1)]
    [InlineData('l', 1)]
    public void Look_alikes_read_as_what_they_look_like(char digit, int value) => Assert.Equal(value, Crockford32.Value(digit));

    [Fact]
    public void No_other_character_is_a_digit()
    {
        const string Digits = Crockford32.Alphabet + "abcdefghjkmnpqrstvwxyzOoIiLl";

        for (int c = char.MinValue; c <= char.MaxValue; c++)
        {
            Assert.Equal(Digits.Contains((char)c, StringComparison.Ordinal), Crockford32.Value((char)c) >= 0);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(32)]
    public void No_other_value_has_one(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Crockford32.Digit(value));
}
