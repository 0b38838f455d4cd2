using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>Why an owner has a code replaced.</summary>
internal static class ReplacementReasons
{
    /// <summary>Forged or covered: somebody has put up another code in its name.</summary>
    public const string Forged = "forged";

    /// <summary>Something that the others are not: it is said in words.</summary>
    public const string Other = "other";

    /// <summary>All of them, as they are offered.</summary>
    public static readonly IReadOnlyList<string> Codes = ["stolen", "damaged", Forged, Other];

    /// <summary>A reason in words.</summary>
    public static string Words(string code, Language language) => code switch
    {
        "stolen" => language.T("被人拿走或弄丢了", "It was taken or lost"),
        "damaged" => language.T("脏了、破了，扫不出来", "It is damaged and does not scan"),
        Forged => language.T("被假码盖住，或被别的店冒用", "It was covered by a false one, or another shop uses it"),
        _ => language.T("其他原因", "Something else"),
    };
}
