using System.Buffers;

namespace SafeDiningCode.Rules.Identifiers;

/// <summary>
/// The unified social credit code (统一社会信用代码): authority 1, type 1, division 6, organisation 9, check 1.
/// Source: GB 32100-2015; the organisation code inside it: GB 11714-1997.
/// </summary>
public static class CreditCode
{
    /// <summary>Characters in a code.</summary>
    public const int Length = 18;

    // GB 32100-2015: the digits and the letters without I, O, S, V and Z; a character is worth its place.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int DivisionAt = 2;
    private const int DivisionLength = 6;
    private const int OrganisationAt = 8;
    private const int OrganisationLength = 8;

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// Reads a code as people type it: full-width, lower case, with spaces, dashes or dots. Faults are values; null and
    /// empty text are <see cref="CreditCodeFault.Format"/>. Any single wrong character is found.
    /// </summary>
    public static CreditCodeResult Parse(string? text)
    {
        var code = TypedText.Compact(text);
        return new CreditCodeResult(code, FaultOf(code));
    }

    /// <summary>Builds a valid code, for demonstration data.</summary>
    /// <param name="authorityAndType">Two characters: <c>91</c> a company, <c>92</c> a sole trader, <c>93</c> a co-operative.</param>
    /// <param name="division6">Six place digits.</param>
    /// <param name="organisation8">Eight characters of the code's alphabet (no I, O, S, V, Z).</param>
    /// <exception cref="ArgumentException">A part is not of its form.</exception>
    public static string Create(string authorityAndType, string division6, string organisation8)
    {
        Require(authorityAndType, DivisionAt, nameof(authorityAndType));
        Require(organisation8, OrganisationLength, nameof(organisation8));
        if (!TypedText.IsDigits(division6, DivisionLength))
        {
            throw new ArgumentException("A place in a credit code is six digits.", nameof(division6));
        }

        var payload = authorityAndType + division6 + organisation8 + OrganisationCheck(organisation8);
        return payload + CheckCharacter(payload);
    }

    private static CreditCodeFault FaultOf(string code)
    {
        if (code.Length != Length
            || code.AsSpan().ContainsAnyExcept(Characters)
            || !TypedText.IsDigits(code.AsSpan(DivisionAt, DivisionLength), DivisionLength))
        {
            return CreditCodeFault.Format;
        }

        if (code[^1] != CheckCharacter(code.AsSpan(0, Length - 1)))
        {
            return CreditCodeFault.CheckCharacter;
        }

        var organisation = code.AsSpan(OrganisationAt, OrganisationLength);
        return code[OrganisationAt + OrganisationLength] == OrganisationCheck(organisation)
            ? CreditCodeFault.None
            : CreditCodeFault.OrganisationCheck;
    }

    // GB 32100-2015: C18 = 31 − (Σ Ci × 3^(i−1) mod 31), and 31 counts as 0.
    private static char CheckCharacter(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < seventeen.Length; i++)
        {
            sum += Alphabet.IndexOf(seventeen[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    // GB 11714-1997: C9 = 11 − (Σ Ci × Wi mod 11) with A = 10 … Z = 35; 10 is written X, and 11 is written 0.
    private static char OrganisationCheck(ReadOnlySpan<char> eight)
    {
        var sum = 0;
        for (var i = 0; i < eight.Length; i++)
        {
            var value = char.IsAsciiDigit(eight[i]) ? eight[i] - '0' : eight[i] - 'A' + 10;
            sum += value * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var check => (char)('0' + check),
        };
    }

    private static void Require(string part, int length, string name)
    {
        if (part.Length != length || part.AsSpan().ContainsAnyExcept(Characters))
        {
            throw new ArgumentException($"This part of a credit code is {length} characters of {Alphabet}.", name);
        }
    }
}
