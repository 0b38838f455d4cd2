using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>
/// Signed tokens of forms: they show that a form came from this service, for this purpose and subject, to this device,
/// not long ago. So they are antiforgery tokens that need no session and no store.
/// </summary>
internal sealed class FormTokens(SecretKeys keys, TimeProvider clock)
{
    /// <summary>How long a token is taken.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private const string KeyPurpose = "form";
    private const int KeyVersion = 1;
    private const int TagBytes = 16;
    private const int BytesOnStack = 512;
    private const int Bytes = sizeof(long) + TimedNonce.Bytes + TagBytes;

    // Another instance's clock may be a little ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);
    private MacKey? key;

    /// <summary>Reads the key, or makes it on the first start.</summary>
    public async Task LoadAsync(CancellationToken cancellation = default) => key = new MacKey(await keys.GetOrAddAsync(KeyPurpose, KeyVersion, cancellation));

    /// <summary>A new token.</summary>
    /// <param name="purpose">Which form it is.</param>
    /// <param name="subject">What the form is about, like a code.</param>
    /// <param name="device">The device's cookie; empty where the form is bound to none.</param>
    public string Issue(string purpose, string subject, string device)
    {
        Span<byte> token = stackalloc byte[Bytes];
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt64BigEndian(token, now);
        TimedNonce.Fill(token.Slice(sizeof(long), TimedNonce.Bytes), now);
        WriteTag(token[..^TagBytes], purpose, subject, device, token[^TagBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whether a token is one of ours, for this purpose, subject and device, and not too old.</summary>
    public FormToken Check(string? token, string purpose, string subject, string device)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (string.IsNullOrEmpty(token))
        {
            return new FormToken(FormTokenStanding.Missing, "", default);
        }

        if (token.Length != Base64Url.GetEncodedLength(Bytes)
            // Decoding throws where a character does not belong.
            || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var written)
            || written != Bytes)
        {
            return new FormToken(FormTokenStanding.Forged, "", default);
        }

        Span<byte> expected = stackalloc byte[TagBytes];
        WriteTag(bytes[..^TagBytes], purpose, subject, device, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[^TagBytes..]))
        {
            return new FormToken(FormTokenStanding.Forged, "", default);
        }

        var issued = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes)).UtcDateTime;
        var age = clock.GetUtcNow().UtcDateTime - issued;
        return new FormToken(
            age > Life || age < -Ahead ? FormTokenStanding.Expired : FormTokenStanding.Good,
            Base64Url.EncodeToString(bytes.Slice(sizeof(long), TimedNonce.Bytes)),
            issued);
    }

    // Each text goes in with its length before it, so that no two sets of texts make the same message.
    private void WriteTag(ReadOnlySpan<byte> head, string purpose, string subject, string device, Span<byte> tag)
    {
        if (key is null)
        {
            throw new InvalidOperationException("The key of forms is not loaded.");
        }

        var longest = Encoding.UTF8.GetMaxByteCount(purpose.Length + subject.Length + device.Length) + (3 * sizeof(int)) + head.Length;
        var message = longest <= BytesOnStack ? stackalloc byte[BytesOnStack] : new byte[longest];
        var used = 0;
        foreach (var text in (ReadOnlySpan<string>)[purpose, subject, device])
        {
            var bytes = Encoding.UTF8.GetBytes(text, message[(used + sizeof(int))..]);
            BinaryPrimitives.WriteInt32BigEndian(message[used..], bytes);
            used += sizeof(int) + bytes;
        }

        head.CopyTo(message[used..]);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        key.Hash(message[..(used + head.Length)], whole);
        whole[..TagBytes].CopyTo(tag);
    }
}
