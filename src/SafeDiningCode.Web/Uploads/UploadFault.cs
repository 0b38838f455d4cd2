using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Uploads;

/// <summary>Why a file was not taken.</summary>
internal enum UploadFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is over <see cref="UploadOptions.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>Its content is none of the kinds that are taken, whatever it is called.</summary>
    UnknownKind,

    /// <summary>A photograph as iPhones keep them (HEIC), which few others can show.</summary>
    Heic,

    /// <summary>It begins as one of the kinds and then breaks its rules: cut off, damaged, or made by hand.</summary>
    Broken,

    /// <summary>A picture larger than anybody looks at, or one that only says so.</summary>
    TooManyPixels,

    /// <summary>A picture that moves.</summary>
    Moving,

    /// <summary>Something else hangs on behind the picture or document: a web page, an archive, a program.</summary>
    Disguised,

    /// <summary>A document that runs scripts or programs, or carries other files in it.</summary>
    Active,

    /// <summary>A document under a password.</summary>
    Locked,

    /// <summary>A document packed so that nobody can look into it within reason.</summary>
    Unreadable,

    /// <summary>The eatery's space is used up.</summary>
    QuotaFull,

    /// <summary>More files than the form has room for.</summary>
    TooMany,
}

/// <summary>What to tell who sent a file that was not taken: what is wrong, and what to do.</summary>
internal static class UploadFaults
{
    /// <summary>The sentence in the reader's language.</summary>
    public static string Words(UploadFault fault, Language language) => fault switch
    {
        UploadFault.Empty => language.T("这个文件是空的，请重新选择。", "That file is empty. Please choose it again."),
        UploadFault.TooLarge => language.T(
            "文件超过 5 MB。请选小一点的照片，或把相机的分辨率调低再拍一张。",
            "The file is over 5 MB. Choose a smaller photo, or take one at a lower resolution."),
        UploadFault.UnknownKind => language.T(
            "只收照片（JPEG、PNG、WebP）和 PDF 文件，按内容判断，改文件名没有用。Word 或 Excel 请先另存为 PDF。",
            "Only photos (JPEG, PNG, WebP) and PDF files are taken, judged by what is in them: another name does not help. Save Word or Excel files as PDF first."),
        UploadFault.Heic => language.T(
            "这是苹果手机的 HEIC 照片，别人打不开。请在“设置 → 相机 → 格式”选“兼容性最佳”后重拍，或截图上传。",
            "This is an iPhone's HEIC photo, which others cannot open. In Settings → Camera → Formats choose Most Compatible and take it again, or send a screenshot."),
        UploadFault.Broken => language.T("文件已损坏或不完整。请重新拍照或重新导出。", "The file is damaged or incomplete. Please take the photo again or export it anew."),
        UploadFault.TooManyPixels => language.T(
            "图片尺寸太大：每边不超过 12000 像素，总共不超过 6400 万像素。请把相机的分辨率调低再拍一张。",
            "The picture is too large: at most 12,000 pixels a side and 64 megapixels in all. Take it again at a lower resolution."),
        UploadFault.Moving => language.T("不收动图。请上传一张静止的照片。", "Moving pictures are not taken. Please send a still photo."),
        UploadFault.Disguised => language.T(
            "文件后面附带了网页、压缩包或程序等其他内容，不能接收。请重新拍照或重新导出。",
            "Something else (a web page, an archive, a program) hangs on behind this file, so it is not taken. Take the photo again or export it anew."),
        UploadFault.Active => language.T(
            "这个 PDF 带有脚本、程序或附件，不能接收。请用“打印为 PDF”重新生成，或直接拍照。",
            "This PDF carries scripts, programs or other files, so it is not taken. Make it anew with Print to PDF, or take a photo."),
        UploadFault.Locked => language.T("这个 PDF 加了密码，请去掉密码后再上传。", "This PDF is under a password. Remove it and send the file again."),
        UploadFault.Unreadable => language.T(
            "无法检查这个 PDF 的内容。请用“打印为 PDF”重新生成，或直接拍照。",
            "The content of this PDF cannot be checked. Make it anew with Print to PDF, or take a photo."),
        UploadFault.QuotaFull => language.T(
            "本店的存储空间已用完。请压缩照片后再传，或联系监管部门增加空间。",
            "This eatery's storage is full. Send smaller photos, or ask the authority for more space."),
        UploadFault.TooMany => language.T("文件太多，请少选几个。", "Too many files: please choose fewer."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
