using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Rules.Identifiers;

public sealed class TrustCodeTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly Arbitrary<TrustCode> Codes = (
        from version in Gen.Choose(0, TrustCode.MaxKeyVersion)
        from high in Gen.Choose(0, (1 << 18) - 1)
        from low in Gen.Choose(0, (1 << 18) - 1)
        select TrustCode.Create(version, ((long)high << 18) | (uint)low, Key)).ToArbitrary();

    // Made apart from this code: stickers hang for years, so the layout may never change unnoticed.
    [Theory]
    [InlineData(1, 0x123456789, "24HMASW9E80NFDH4")]
    [InlineData(15, TrustCode.MaxSerial, "ZZZZZZZZ89P2ZA4W")]
    public void The_layout_of_the_code_is_what_hangs_on_the_walls(int version, long serial, string text)
    {
        var code = TrustCode.Create(version, serial, Key);

        Assert.Equal(text, code.ToString());
        Assert.Equal(version, code.KeyVersion);
        Assert.Equal(serial, code.Serial);
        Assert.Equal(UInt128.Zero, code.Bits >> 80);
    }

    [Fact]
    public void Every_code_reads_back_as_written() => Check.QuickThrowOnFailure(Prop.ForAll(Codes, code =>
        TrustCode.TryParse(code.ToString(), out var plain) && plain == code && plain.IsGenuine(Key)
        && TrustCode.TryParse(code.Grouped, out var grouped) && grouped == code
        && TrustCode.TryParse(code.ToString().ToLowerInvariant(), out var lower) && lower == code));

    [Fact]
    public void A_genuine_code_with_any_character_changed_is_refused() => Check.QuickThrowOnFailure(Prop.ForAll(Codes, code =>
    {
        var text = code.ToString();
        foreach (var position in Enumerable.Range(0, TrustCode.Length))
        {
            foreach (var digit in Crockford32.Alphabet)
            {
                var typed = text[..position] + digit + text[(position + 1)..];
                var genuine = TrustCode.TryParse(typed, out var other) && other.IsGenuine(Key);
                if (genuine != (digit == text[position]))
                {
                    return false;
                }
            }
        }

        return true;
    }));

    [Fact]
    public void Look_alikes_are_the_same_code() => Check.QuickThrowOnFailure(Prop.ForAll(Codes, code =>
        new[] { "OI", "oi", "OL", "ol" }.All(pair =>
            TrustCode.TryParse(code.ToString().Replace('0', pair[0]).Replace('1', pair[1]), out var read) && read == code)));

    [Fact]
    public void Another_key_is_refused() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Codes, code => code.IsGenuine(Key) && !code.IsGenuine(OtherKey)));

    [Fact]
    public void A_code_by_another_key_is_refused_though_it_has_the_serial() =>
        Assert.False(TrustCode.Create(1, 7, OtherKey).IsGenuine(Key));

    [Theory]
    [InlineData("  PLAIN\r\n")]
    [InlineData("GROUPED")]
    [InlineData("\u3000GROUPED\u3000")]
    [InlineData("SPACED")]
    [InlineData("WIDE")]
    public void What_people_type_by_hand_is_read(string typing)
    {
        var code = TrustCode.Create(1, 0x123456789, Key);
        var plain = code.ToString();
        var typed = typing
            .Replace("PLAIN", plain, StringComparison.Ordinal)
            .Replace("GROUPED", code.Grouped, StringComparison.Ordinal)
            .Replace("SPACED", string.Join(' ', plain.Chunk(4).Select(four => new string(four))), StringComparison.Ordinal)
            .Replace("WIDE", string.Concat(code.Grouped.ToLowerInvariant().Select(c => (char)(c + 0xFEE0))), StringComparison.Ordinal);

        Assert.True(TrustCode.TryParse(typed, out var read));
        Assert.Equal(code, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("----------------")]
    [InlineData("0123456789ABCDE")]
    [InlineData("0123456789ABCDEFG")]
    [InlineData("0123456789ABCDEU")]
    [InlineData("0123456789ABCDE/")]
    [InlineData("0123456789ABCDE\u00E9")]
    [InlineData("01234567\t89ABCDEF")]
    public void Another_shape_is_refused(string text)
    {
        Assert.False(TrustCode.TryParse(text, out var code));
        Assert.Equal(default, code);
    }

    [Fact]
    public void Reading_and_checking_allocate_nothing()
    {
        var text = TrustCode.Create(1, 42, Key).Grouped;
        Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var genuine = Read(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(genuine);
        Assert.Equal(0, allocated);

        static bool Read(string text)
        {
            Span<char> written = stackalloc char[TrustCode.Length];
            return TrustCode.TryParse(text, out var code) && code.TryFormat(written) && code.IsGenuine(Key);
        }
    }

    [Fact]
    public void Groups_are_four_by_four() => Assert.Equal(
        string.Join('-', TrustCode.Create(3, 99, Key).ToString().Chunk(4).Select(four => new string(four))),
        TrustCode.Create(3, 99, Key).Grouped);

    [Fact]
    public void Nothing_is_written_where_there_is_no_room()
    {
        Span<char> small = stackalloc char[TrustCode.Length - 1];
        small.Fill('?');

        Assert.False(TrustCode.Create(1, 1, Key).TryFormat(small));
        Assert.False(small.ContainsAnyExcept('?'));
    }

    [Fact]
    public void No_code_is_made_of_values_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustCode.Create(-1, 0, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustCode.Create(16, 0, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustCode.Create(0, -1, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrustCode.Create(0, TrustCode.MaxSerial + 1, Key));
        Assert.Throws<ArgumentException>(() => TrustCode.Create(0, 0, []));
        Assert.Throws<ArgumentException>(() => default(TrustCode).IsGenuine(new byte[TrustCode.MinKeyBytes - 1]));
    }
}
