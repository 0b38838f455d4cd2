using System.Runtime.InteropServices;
using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Scanning.Answers;

/// <summary>How an answer is packed for its way.</summary>
internal enum Packing
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary><c>gzip</c>.</summary>
    Gzip,

    /// <summary><c>br</c>: smaller, and offered by browsers over TLS only.</summary>
    Brotli,
}

/// <summary>Which of the ready answers a request wants. Finding out takes no memory for nearly every reader.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnswerVariant(bool IsJson, bool IsEnglish, bool IsLarge, Packing Packing)
{
    private const int Packings = 3;
    private const int Json = 4;

    /// <summary>The place among the ready answers: 0 to <c>ReadyAnswer.Variants</c> − 1.</summary>
    public int Index => ((IsJson ? Json : (IsEnglish ? 2 : 0) + (IsLarge ? 1 : 0)) * Packings) + (int)Packing;

    /// <summary>The variant that has this place.</summary>
    public static AnswerVariant At(int index) => new(
        IsJson: index / Packings == Json,
        IsEnglish: (index / Packings & 2) != 0,
        IsLarge: (index / Packings & 1) != 0,
        (Packing)(index % Packings));

    /// <summary>The language of the page.</summary>
    public Language Language => IsEnglish ? Language.English : Language.Chinese;

    /// <summary>The page that a request wants.</summary>
    public static AnswerVariant OfPage(HttpRequest request) => new(
        IsJson: false,
        IsEnglish: ReferenceEquals(
            request.QueryString.HasValue ? Language.Of(request) : Language.FromAcceptLanguage(request.Headers.AcceptLanguage.ToString()),
            Language.English),
        IsLarge: request.QueryString.HasValue && PageContext.IsLarge(request),
        PackingOf(request.Headers.AcceptEncoding));

    /// <summary>The JSON that a request wants.</summary>
    public static AnswerVariant OfJson(HttpRequest request) =>
        new(IsJson: true, IsEnglish: false, IsLarge: false, PackingOf(request.Headers.AcceptEncoding));

    /// <summary>The tightest packing that the reader takes.</summary>
    internal static Packing PackingOf(StringValues acceptEncoding)
    {
        var best = Packing.Plain;
        foreach (var header in acceptEncoding)
        {
            foreach (var range in header.AsSpan().Split(','))
            {
                var offered = Offered(header.AsSpan()[range].Trim());
                best = offered > best ? offered : best;
            }
        }

        return best;
    }

    private static Packing Offered(ReadOnlySpan<char> coding)
    {
        var parameters = coding.IndexOf(';');
        var name = parameters < 0 ? coding : coding[..parameters].TrimEnd();
        if (parameters >= 0 && IsRefused(coding[(parameters + 1)..]))
        {
            return Packing.Plain;
        }

        if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            return Packing.Brotli;
        }

        return name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? Packing.Gzip : Packing.Plain;
    }

    // «q=0», «q=0.0», «q=0.000»: not acceptable, RFC 9110 section 12.4.2.
    private static bool IsRefused(ReadOnlySpan<char> parameters)
    {
        var weight = parameters.Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && !weight[2..].ContainsAnyExcept("0. ");
    }
}
