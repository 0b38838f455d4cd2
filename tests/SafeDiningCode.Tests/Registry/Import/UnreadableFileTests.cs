using System.Text;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Tests.Registry.Import;

/// <summary>A file that cannot be read as a whole changes nothing, however many of its rows came before the damage.</summary>
public sealed class UnreadableFileTests
{
    private static readonly string Rows = $"{Extract.Header}\n{Extract.Rows(1, 2500)}";

    public static TheoryData<string> Damages => [.. Made.Keys];

    private static Dictionary<string, (Func<Extract, string> Make, string Says)> Made => new(StringComparer.Ordinal)
    {
        ["no such file"] = (_ => "/nowhere/extract.csv", "There is no file"),
        ["a folder"] = (extract => Path.GetDirectoryName(extract.ReportPath)!, "is a folder"),
        ["empty"] = (extract => extract.File(""u8.ToArray()), "empty"),
        ["blank"] = (extract => extract.File("\n\n\n"), "licence (许可证编号), name (经营者名称), issue date (发证日期), expiry (有效期至)"),
        ["without an indispensable column"] = (extract => extract.File(Rows.Replace("有效期至", "备注", StringComparison.Ordinal)), "Columns are missing: expiry (有效期至)."),
        ["two columns of one name"] = (extract => extract.File(Rows.Replace("量化等级", "经营者名称", StringComparison.Ordinal)), "two columns for name"),
        ["a picture"] = (extract => extract.File([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0xFF]), "neither CSV text nor an Excel workbook"),
        ["old Excel"] = (extract => extract.File([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4]), "save it as .xlsx"),
        ["broken UTF-8 with a mark"] = (extract => extract.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Rows), 0xE4, 0xB8]), "Line 2502"),
        ["broken UTF-8 without a mark"] = (extract => extract.File([.. Encoding.UTF8.GetBytes(Rows), 0xFF]), "Line 2502"),
        ["broken UTF-16"] = (extract => extract.File([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Rows), 0x00, 0xD8, 0x0A, 0x00]), "damaged"),
        ["neither UTF-8 nor GB18030"] = (extract => extract.File([0xB5, 0xA5, 0xFF, 0xFF, 0x20, 0xC3]), "neither UTF-8 nor GB18030"),
        ["a quote left open"] = (extract => extract.File(Rows + "\"JY25301020000016,a\n" + Extract.Rows(3000, 20)), "quotes on line 2502"),
        ["a quote closed too early"] = (extract => extract.File(Rows + "\"JY2\"5301020000016,a\n" + Extract.Rows(3000, 20)), "quotes on line 2502"),
        ["a truncated workbook"] = (extract => extract.File(File.ReadAllBytes(Extract.Sample("xlsx"))[..400_000], "cut.xlsx"), "damaged or is no workbook"),
        ["a workbook with a flipped bit"] = (extract => extract.File(Flipped(File.ReadAllBytes(Extract.Sample("xlsx"))), "flipped.xlsx"), "damaged or is no workbook"),
        ["a zip of something else"] = (extract => extract.File(ZipOf("a.txt"), "other.xlsx"), "damaged or is no workbook"),
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_is_refused_with_a_reason_and_nothing_is_written(string damage)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();

        var refusal = await Assert.ThrowsAsync<RegistryFileException>(() => services.ImportAsync(extract, Made[damage].Make(extract)));

        Assert.Contains(Made[damage].Says, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await services.DumpAsync());
        Assert.False(File.Exists(extract.ReportPath));
    }

    [Fact]
    public async Task The_report_never_overwrites_the_extract()
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync();
        var path = extract.Csv(Extract.Row(1));
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<RegistryFileException>(() => services.Get<RegistryImport>().RunAsync(path, new ImportOptions(DryRun: false, path)));

        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Empty(await services.DumpAsync());
    }

    private static byte[] Flipped(byte[] content)
    {
        content[content.Length / 2] ^= 1;
        return content;
    }

    private static byte[] ZipOf(string name)
    {
        using var content = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(content, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(name).Open().Dispose();
        }

        return content.ToArray();
    }
}
