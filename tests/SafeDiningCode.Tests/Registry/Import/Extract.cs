using System.Globalization;
using System.IO.Compression;
using System.Text;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Tests.Registry.Import;

/// <summary>Registry extracts made for a test, in a folder of their own that goes with them.</summary>
internal sealed class Extract : IDisposable
{
    public const string Header = "许可证编号,统一社会信用代码,经营者名称,门店招牌,主体业态,经营项目,经营场所,行政区划代码,街道代码,负责人,发证机关,发证日期,有效期至,许可状态,明厨亮灶方式,量化等级,最近检查日期,最近检查结果,经度,纬度,联系电话";

    private readonly string folder = Directory.CreateTempSubdirectory("safedining-extract-").FullName;

    public string ReportPath => Path.Combine(folder, "report.csv");

    /// <summary>A file delivered with the tests.</summary>
    public static string Sample(string format) => Path.Combine(AppContext.BaseDirectory, "TestData", $"registry-kunming-sample.{format}");

    public static string Licence(int sequence, LicenceCategory category = LicenceCategory.Catering) => LicenceNumber.Create(category, "530102", sequence);

    /// <summary>A row without fault; what a test names is otherwise.</summary>
    public static string Row(
        int sequence,
        string? licence = null,
        string credit = "91530100MA6K3YXF8W",
        string name = "五华区示例米线店",
        string sign = "示例米线",
        string address = "昆明市五华区翠湖南路68号",
        string county = "530102",
        string street = "530102001",
        string issued = "2024-01-02",
        string until = "2029-01-01",
        string status = "有效",
        string kitchen = "视频厨房",
        string grade = "B",
        string inspected = "2026-05-29",
        string result = "基本符合",
        string longitude = "102.7",
        string latitude = "25.05",
        string phone = "0871-66836278") => string.Join(',', (string[])
        [
            licence ?? Licence(sequence), credit, name, sign, "餐饮服务经营者", "热食类食品制售", address, county, street, "李英", "昆明市市场监督管理局",
            issued, until, status, kitchen, grade, inspected, result, longitude, latitude, phone,
        ]);

    public static string Rows(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(sequence => Row(sequence) + "\n"));

    public string File(byte[] content, string name = "extract.csv")
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string text, Encoding? encoding = null) => File([.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);

    public string Csv(params string[] rows) => File($"{Header}\n{string.Join('\n', rows)}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>A workbook. A row of null is left out; a day is a number in a date format; other numbers are numbers.</summary>
    public string Workbook(params object[]?[] rows)
    {
        var sheet = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var r = 0; r < rows.Length; r++)
        {
            if (rows[r] is { } cells)
            {
                sheet.Append(CultureInfo.InvariantCulture, $"""<row r="{r + 1}">""");
                for (var c = 0; c < cells.Length; c++)
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + c)}{r + 1}");
                    sheet.Append(cells[c] switch
                    {
                        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}" s="1"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>"""),
                        double number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}"><v>{number}</v></c>"""),
                        var text => $"""<c r="{at}" t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(text.ToString())}</t></is></c>""",
                    });
                }

                sheet.Append("</row>");
            }
        }

        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }

            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
            Part("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relations}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Part("xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString());
        }

        return File(content.ToArray(), "extract.xlsx");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
