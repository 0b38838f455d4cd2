using System.Text;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>A list that was pasted or uploaded: UTF-8, or GB18030 as spreadsheets here save it.</summary>
internal static class ListedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the file, else what was pasted.</summary>
    public static async Task<string> ReadAsync(IFormFile? file, string pasted, CancellationToken cancellation = default)
    {
        if (file is null or { Length: 0 })
        {
            return pasted;
        }

        await using var stream = file.OpenReadStream();
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellation);
        return Decode(buffer.ToArray());
    }

    /// <summary>Text of bytes.</summary>
    internal static string Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
