using System.Collections.Frozen;

namespace SafeDiningCode.Web.Scanning.Reports;

/// <summary>What a diner may report of a code, in the order of the form.</summary>
internal static class ReportKinds
{
    /// <summary>Code, and the words in both languages.</summary>
    public static readonly (string Code, string Chinese, string English)[] All =
    [
        ("wrong-shop", "码上的店名和门头不一致", "The name shown is not that of this shop"),
        ("covered", "二维码上盖了另一张，或者被改动", "The code is covered by another, or tampered with"),
        ("closed", "这家店已经停业或者搬走", "The shop has closed or moved"),
        ("other", "其他情况", "Something else"),
    ];

    private static readonly FrozenSet<string> Codes = All.Select(kind => kind.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a text is one of the kinds.</summary>
    public static bool IsKind(string? code) => code is not null && Codes.Contains(code);
}
