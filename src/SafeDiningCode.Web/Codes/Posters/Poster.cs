using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes.Images;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>What hangs on the wall: whose shop, the code, and what to do with it.</summary>
public sealed record Poster
{
    /// <summary>The name over the door.</summary>
    public required string ShopName { get; init; }

    /// <summary>Where the shop is, so that a code carried to another shop is found out.</summary>
    public required string Address { get; init; }

    /// <summary>The sixteen characters.</summary>
    public required TrustCode Code { get; init; }

    /// <summary>The symbol to scan.</summary>
    public required CodeSymbol Symbol { get; init; }

    /// <summary>Which of the eatery's codes this is: a new one after each loss or misuse.</summary>
    public required int Number { get; init; }

    /// <summary>The day in Shanghai on which the code was issued.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Whose word it is.</summary>
    public required string Authority { get; init; }

    /// <summary>The authority's name in English.</summary>
    public required string AuthorityEnglish { get; init; }
}

/// <summary>The sizes of paper; the one drawing is scaled to either.</summary>
public enum PaperSize
{
    /// <summary>148 × 210 mm.</summary>
    A5,

    /// <summary>210 × 297 mm.</summary>
    A4,
}

/// <summary>A poster's facts as the registry has them.</summary>
internal sealed record PosterRow
{
    public required long Serial { get; init; }

    public required int KeyVersion { get; init; }

    public required int Number { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required string Name { get; init; }

    public string? Sign { get; init; }

    public required string Address { get; init; }

    /// <summary>The licence in force, else the latest; only where many posters are listed.</summary>
    public string? Licence { get; init; }
}

/// <summary>Makes posters out of the registry's facts.</summary>
internal sealed class PosterMaker(CodeKeys keys, CodeImages images, IOptions<ServiceOptions> options)
{
    public Poster Make(PosterRow row)
    {
        var code = keys.Code(row.KeyVersion, row.Serial);
        return new Poster
        {
            ShopName = ShopName.Of(row.Sign, row.Name),
            Address = row.Address.Trim(),
            Code = code,
            Symbol = images.Symbol(code),
            Number = row.Number,
            IssuedOn = Day.InShanghai(row.IssuedAt),
            Authority = options.Value.Authority,
            AuthorityEnglish = options.Value.AuthorityEnglish,
        };
    }
}
