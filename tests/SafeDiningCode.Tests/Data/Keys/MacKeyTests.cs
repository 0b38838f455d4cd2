using System.Security.Cryptography;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Tests.Data.Keys;

public sealed class MacKeyTests
{
    [Fact]
    public async Task It_hashes_as_hmac_sha256_does_on_every_thread_and_again_and_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretKeys.Size);
        var key = new MacKey(bytes);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() =>
        {
            for (var length = 0; length < 200; length++)
            {
                var message = RandomNumberGenerator.GetBytes(length + number);
                var mac = new byte[HMACSHA256.HashSizeInBytes];
                key.Hash(message, mac);
                Assert.Equal(HMACSHA256.HashData(bytes, message), mac);
            }
        })));
    }
}
