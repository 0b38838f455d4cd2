using System.Globalization;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Registry.Import;
using SafeDiningCode.Web.Scanning.Page;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>Extracts in words.</summary>
internal static class ExtractWords
{
    /// <summary>A state, and the colour that goes with it.</summary>
    public static (string Words, string Tone) State(string state, Language language) => state switch
    {
        ExtractStates.Uploaded => (language.T("正在核对", "Being checked"), "fair"),
        ExtractStates.Checked => (language.T("待确认", "To be confirmed"), "fair"),
        ExtractStates.Confirmed => (language.T("正在导入", "Being imported"), "fair"),
        ExtractStates.Done => (language.T("✓ 已导入", "✓ Imported"), "good"),
        ExtractStates.Stopped => (language.T("已停止", "Stopped"), "bad"),
        ExtractStates.Discarded => (language.T("已放弃", "Put away"), ""),
        ExtractStates.Unreadable => (language.T("无法读取", "Cannot be read"), "bad"),
        _ => (language.T("没有完成", "Failed"), "bad"),
    };

    /// <summary>Where it comes from.</summary>
    public static string Source(string source, Language language) => source switch
    {
        ExtractSources.Page => language.T("网页上传", "uploaded here"),
        ExtractSources.Key => language.T("接口推送", "pushed with a key"),
        _ => language.T("监视文件夹", "from the watched folder"),
    };

    /// <summary>How far it is.</summary>
    public static string Progress(ExtractRow extract, Language language)
    {
        var share = (extract.Done / 10_000d).ToString("0%", CultureInfo.InvariantCulture);
        return extract.StopAsked == 1 ? language.T("正在停止…", "Stopping…")
            : extract.LeaseUntil is null ? language.T("排队中…", "Waiting for its turn…")
            : language.T($"{share}，已读 {extract.RowsRead} 行", $"{share}, {extract.RowsRead.ToString("#,0", CultureInfo.InvariantCulture)} rows read");
    }

    /// <summary>Why rows were refused.</summary>
    public static string Reason(string code, Language language)
    {
        var reason = Array.Find(ImportReason.Rejections, known => known.Code == code);
        return reason is null ? code : language.T(reason.Chinese, reason.English);
    }

    /// <summary>What a column is called, by its header in an extract; as it stands where there is no such column.</summary>
    public static string Column(string header, Language language)
    {
        var column = Array.Find(RegistryColumnName.All, known => known.Chinese == header);
        return column is null ? header : language.T(column.Chinese, column.English);
    }

    /// <summary>A fact of the registry in words where the registry holds a code; else as it stands, and then it is no word of a language.</summary>
    public static (string Words, bool IsWord) Value(string header, string value, Language language)
    {
        var words = header switch
        {
            _ when header == Header(RegistryColumn.Status) => LicenceStatuses.FromCode(value) switch
            {
                LicenceStatus.Valid => language.T("有效", "in force"),
                LicenceStatus.Revoked => language.T("已吊销", "revoked"),
                LicenceStatus.Withdrawn => language.T("已撤销", "withdrawn"),
                LicenceStatus.Cancelled => language.T("已注销", "cancelled"),
                _ => null,
            },
            _ when header == Header(RegistryColumn.Kitchen) && KitchenKinds.FromCode(value) is { } kind => language.T(ScanWords.Kitchen(kind).Chinese, ScanWords.Kitchen(kind).English),
            _ when header == Header(RegistryColumn.InspectionResult) => InspectionResults.FromCode(value) switch
            {
                InspectionResult.Conforms => language.T("符合", "conforms"),
                InspectionResult.Mostly => language.T("基本符合", "mostly conforms"),
                InspectionResult.Fails => language.T("不符合", "does not conform"),
                _ => null,
            },
            _ => null,
        };
        return words is null ? (value, false) : (words, true);
    }

    private static string Header(RegistryColumn column) => RegistryColumnName.Of(column).Chinese;

    /// <summary>What is wrong with the file: the line in the reader's language.</summary>
    public static string Fault(string fault, Language language)
    {
        var lines = fault.Split('\n', 2);
        return lines.Length == 2 ? language.T(lines[0], lines[1]) : fault;
    }

    /// <summary>A size.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024d * 1024):0.0} MB");
}
