using System.Text;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

public sealed class PdfCheckTests
{
    private static readonly byte[] Script = "<< /S /JavaScript /JS (app.alert(1)) >>"u8.ToArray();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_good_document_is_kept_as_it_came(bool packed)
    {
        var file = Pdf.Make(packed: packed);

        var clean = Cleaned.Of(file);

        Assert.Equal(FileKind.Pdf, clean.Kind);
        Assert.Equal(file, clean.Content);
        Assert.Null(clean.Width);
        Assert.Equal(clean.Hash, clean.Pixels);
    }

    [Fact]
    public void A_document_that_opens_at_a_page_is_taken() => Cleaned.Of(Pdf.Make(catalogue: "/OpenAction [3 0 R /Fit]"));

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>")]
    [InlineData("/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>")]
    [InlineData("/AA << /O << /S/Rendition/JS 9 0 R >> >>")]
    [InlineData("/OpenAction << /S /Launch /F (cmd.exe) >>")]
    [InlineData("/Names << /EmbeddedFiles 9 0 R >>")]
    [InlineData("/A << /Type /EmbeddedFile >>")]
    [InlineData("/A << /Subtype/RichMedia >>")]
    [InlineData("/AcroForm << /XFA 9 0 R >>")]
    [InlineData("/A << /S /SubmitForm /F (http://evil.example) >>")]
    public void A_document_that_runs_carries_or_sends_something_is_refused(string catalogue) =>
        Cleaned.Refused(UploadFault.Active, Pdf.Make(catalogue));

    [Theory]
    [InlineData("/Title (JavaScript)")]
    [InlineData("/Lang (zh-CN) /JSX (a)")]
    [InlineData("/JavaScripture true")]
    public void Words_that_only_look_like_it_do_not_matter(string catalogue) => Cleaned.Of(Pdf.Make(catalogue));

    [Fact]
    public void A_document_under_a_password_is_refused_as_such()
    {
        Cleaned.Refused(UploadFault.Locked, Pdf.Make(trailer: "/Encrypt 9 0 R"));
        var objects = Pdf.Object(8, Pdf.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", [1, 2, 3]));
        Cleaned.Refused(UploadFault.Locked, Pdf.Make(trailer: "/Encrypt 9 0 R", objects: objects));
    }

    [Fact]
    public void Scripts_in_packed_objects_are_found()
    {
        byte[] objects = [.. "9 0 "u8, .. Script];
        Cleaned.Of(Pdf.Make(objects: Pdf.Object(8, Pdf.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Png.Pack("9 0 << /Type /Font >>"u8.ToArray())))));
        Cleaned.Refused(UploadFault.Active, WithStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Png.Pack(objects)));
        Cleaned.Refused(UploadFault.Active, WithStream("/Type/ObjStm/N 1/First 4", objects));
        // Where it does not say what it is, too.
        Cleaned.Refused(UploadFault.Active, WithStream("/Filter /FlateDecode", Png.Pack(objects)));
    }

    [Theory]
    [InlineData("/Filter /LZWDecode")]
    [InlineData("/Filter [/ASCIIHexDecode /FlateDecode]")]
    [InlineData("/Filter [/FlateDecode /FlateDecode]")]
    [InlineData("/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]
    [InlineData("/Filter 7 0 R")]
    public void Objects_packed_so_that_nobody_can_look_into_them_are_refused(string filter)
    {
        Cleaned.Refused(UploadFault.Unreadable, WithStream($"/Type /ObjStm /N 1 /First 4 {filter}", Png.Pack("9 0 << >>"u8.ToArray())));
        Cleaned.Refused(UploadFault.Unreadable, WithStream($"/Type /Obj#53tm /N 1 /First 4 {filter}", Encoding.ASCII.GetBytes("80 0B")));
    }

    [Fact]
    public void A_document_that_unpacks_without_end_is_given_up()
    {
        var bomb = Png.Pack(new byte[300 * 1024 * 1024]);
        Assert.True(bomb.Length < UploadOptions.MostBytes / 2);
        var file = WithStream("/Filter /FlateDecode", bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Cleaned.Refused(UploadFault.Unreadable, file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * bomb.Length);
    }

    [Fact]
    public void A_document_without_its_beginning_or_end_is_refused()
    {
        var file = Pdf.Make();
        Cleaned.Refused(UploadFault.Broken, file[..^20]);
        Cleaned.Refused(UploadFault.Broken, "%PDF-1.7\n%%EOF"u8.ToArray());
        Cleaned.Refused(UploadFault.Broken, "%PDF-"u8.ToArray());
        Cleaned.Refused(UploadFault.UnknownKind, [.. "GIF89a"u8, .. file]);
    }

    [Fact]
    public void A_document_that_is_also_something_else_is_refused()
    {
        var file = Pdf.Make();
        Cleaned.Refused(UploadFault.Disguised, [.. file, .. "<script>alert(1)</script>"u8]);
        Cleaned.Refused(UploadFault.Disguised, [.. file, .. "PK\x05\x06"u8, .. new byte[18]]);
        // An archive whose last comment is the document's end.
        var end = "\nstartxref\n0\n%%EOF"u8;
        Cleaned.Refused(UploadFault.Disguised, [.. file, .. "PK\x05\x06"u8, .. new byte[16], (byte)end.Length, 0, .. end]);
    }

    private static byte[] WithStream(string dictionary, byte[] content) => Pdf.Make(objects: Pdf.Object(8, Pdf.Stream(dictionary, content)));
}
