using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Data.Redis;

/// <summary>What a connection string can say: password, several endpoints, TLS.</summary>
public sealed class RedisConnectionTests
{
    [Fact]
    public async Task A_password_opens_it_and_a_wrong_one_does_not()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = await RedisProcess.StartAsync(password: "open-sesame");

        using (var right = await RedisLinkTests.LinkAsync(services, $"{redis.Connection},password=open-sesame"))
        {
            await RedisLinkTests.AnswersAsync(right);
        }

        using var wrong = await RedisLinkTests.LinkAsync(services, $"{redis.Connection},password=close-sesame");
        Assert.False(await wrong.IsThereAsync(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Of_several_endpoints_one_that_is_dead_does_no_harm()
    {
        await using var services = await TestServices.CreateAsync();
        await using var dead = RedisProcess.NotStarted();
        await using var alive = await RedisProcess.StartAsync();

        using var link = await RedisLinkTests.LinkAsync(services, $"{dead.Connection},{alive.Connection}");
        await RedisLinkTests.AnswersAsync(link);
        Assert.True((await link.AskAsync(database => database.StringSetAsync("x", "1"))).Value);
    }

    [Fact]
    public async Task Over_tls_only_a_certificate_that_is_trusted_will_do()
    {
        var folder = Directory.CreateTempSubdirectory("safedining-tls-").FullName;
        try
        {
            var files = WriteCertificate(folder);
            await using var services = await TestServices.CreateAsync();
            await using var redis = await RedisProcess.StartAsync(tls: files);
            var connection = $"{redis.Connection},ssl=true,sslHost=localhost";

            // Nobody vouches for it here: this process does not talk to it.
            using var link = await RedisLinkTests.LinkAsync(services, connection);
            Assert.False(await link.IsThereAsync(TimeSpan.FromSeconds(3)));

            // A server that is told to trust it does.
            var data = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
            await using var server = await ServerProcess.StartAsync(data, ("ConnectionStrings:Redis", connection), ("SSL_CERT_FILE", files.Certificate));
            using var client = new HttpClient { BaseAddress = server.Address };
            Assert.Contains("\"redis\":\"up\"", await client.GetStringAsync("/healthz/ready", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Certificate, string Key) WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(folder, "redis.pem"), Path.Combine(folder, "redis.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportRSAPrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
