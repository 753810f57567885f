using System.Runtime.Versioning;
using System.Text;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>A waiver is written, and everything else in the file stays byte for byte.</summary>
[TestFixture]
internal sealed class WaiverFileTests
{
    private const string New = """{ "rule": "REG-001", "reason": "new" }""";

    private static readonly Waiver Added = new() { Scope = new WaiverScope { Rule = "REG-001" }, Reason = "new" };

    private TemporaryFolder _folder = null!;

    // Where the text of a case has |, something is written; what, stands in the same place of the second list.
    private static IEnumerable<TestCaseData> Additions =>
    [
        Case("an empty object", "{|}", "\n  \"waivers\": [\n    " + New + "\n  ]\n"),
        Case("an empty object with a blank", "{| }", $$""" "waivers": [{{New}}]"""),
        Case("an empty object on two lines", "{|\r\n}\r\n", "\r\n  \"waivers\": [\r\n    " + New + "\r\n  ]"),
        Case("a comment alone", "{ // none|\n}", "\n  \"waivers\": [\n    " + New + "\n  ]"),
        Case("a block comment alone", "{/* none */|}", $$""" "waivers": [{{New}}]"""),
        Case("one line", """{ "plugin": "Nic"| }""", $$""", "waivers": [{{New}}]"""),
        Case("one line without blanks", """{"plugin":"Nic"|}""", $$""", "waivers": [{{New}}]"""),
        Case("an empty list", """{ "waivers": [|] }""", New),
        Case("an empty list with a blank", """{ "waivers": [| ] }""", " " + New),
        Case(
            "an empty list on a line of its own",
            "{\n\t\"waivers\": [|],\n\t\"plugin\": \"Nic\"\n}",
            "\n\t\t" + New + "\n\t"),
        Case("an empty list on two lines", "{\n    \"waivers\": [|\n    ]\n}", "\n        " + New),
        Case("a comment in the list", "{\n  \"waivers\": [\n    // none yet|\n  ]\n}", "\n    " + New),
        Case("members on lines", "{\n  \"plugin\": \"Nic\"|\n}", ",\n  \"waivers\": [\n    " + New + "\n  ]"),
        Case("no indent", "{\n\"plugin\": \"Nic\"|\n}", ",\n\"waivers\": [\n  " + New + "\n]"),
        Case("no final newline", "{\r\n\t\"plugin\": \"Nic\"|\r\n}", ",\r\n\t\"waivers\": [\r\n\t\t" + New + "\r\n\t]"),
        Case("a trailing comma", "{\n  \"plugin\": \"Nic\",|\n}\n", "\n  \"waivers\": [\n    " + New + "\n  ],"),
        Case(
            "a comment behind the last member",
            "// top\n{\n  \"plugin\": \"Nic\"| // which\n  /* end */|\n}\n// foot",
            ",",
            "\n  \"waivers\": [\n    " + New + "\n  ]"),
        Case("a comment with a comma", "{ \"plugin\": \"Nic\"| /* a, b */|}", ",", $$""" "waivers": [{{New}}]"""),
        Case(
            "a line comment on the line",
            "{ \"plugin\": \"Nic\"| // a|\n}",
            ",",
            "\n\"waivers\": [\n  " + New + "\n]"),
        Case("a waiver on the line", """{ "waivers": [{ "rule": "REG-002", "reason": "x" }|] }""", ", " + New),
        Case("a waiver and a comma", """{ "waivers": [{ "rule": "REG-002", "reason": "x" },|] }""", " " + New + ","),
        Case(
            "waivers on lines, with comments",
            "{\n  \"WAIVERS\": [ // all\n   {\"rule\":\"REG-002\",\"reason\":\"]}\"}, // two\n   // more|\n  ],\n}",
            "\n   " + New + ","),
        Case(
            "waivers on lines",
            "{\n \"waivers\": [\n  {\"rule\":\"REG-002\",\"reason\":\"\\u00e4 // no\"}| // two|\n ]\n}",
            ",",
            "\n  " + New),
        Case(
            "a waiver on several lines",
            "{\n\t\"waivers\": [\n\t\t{\n\t\t\t\"rule\": \"REG-002\",\n\t\t\t\"reason\": \"x\"\n\t\t}|\n\t]\n}",
            ",\n\t\t{\n\t\t\t\"rule\": \"REG-001\",\n\t\t\t\"reason\": \"new\"\n\t\t}"),
        Case("a byte order mark", "\uFEFF{|\n}", "\n  \"waivers\": [\n    " + New + "\n  ]"),
    ];

    private static IEnumerable<TestCaseData> Updates =>
    [
        Case("a new value", """{ "waivers": [{ "rule": "REG-001", "reason": |"old"~ }] }""", "\"new\""),
        Case(
            "the second one",
            """{ "waivers": [{"rule":"REG-002","reason":"old"},{"reason" : |"old"~ ,"rule":"reg-001",}] }""",
            "\"new\""),
        Case("a capital", """{ "Waivers": [{ "Rule": "REG-001", "Reason": |"o\u006cd"~ /* why */ }] }""", "\"new\""),
    ];

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCaseSource(nameof(Additions))]
    public void AnAddition_KeepsTheRest(string marked, string[] written)
    {
        string path = Write(marked.Replace("|", string.Empty));

        Assert.That(WaiverFile.Add(_folder.Root, Added), Is.EqualTo(path));

        Assert.That(Bytes(path), Is.EqualTo(Expected(marked, written)));
        Assert.That(Waivers(), Does.Contain(Added));
    }

    [TestCaseSource(nameof(Updates))]
    public void AnUpdate_KeepsTheRest(string marked, string[] written)
    {
        string path = Write(marked.Replace("|", string.Empty).Replace("~", string.Empty));

        (string file, Waiver waiver) = WaiverFile.Update(
            _folder.Root, Added.Scope, before => before with { Reason = "new" });

        Assert.That(file, Is.EqualTo(path));
        Assert.That(waiver.Reason, Is.EqualTo("new"));
        Assert.That(
            Bytes(path),
            Is.EqualTo(marked[..marked.IndexOf('|')] + written[0] + marked[(marked.IndexOf('~') + 1)..]));
    }

    [Test]
    public void AnUpdate_AddsWhatTheWaiverLacked()
    {
        string path = Write(
            "{\n  \"waivers\": [\n    {\n      \"rule\": \"REG-001\",\n      \"reason\": \"old\" // why\n"
            + "    }\n  ]\n}");

        WaiverFile.Update(_folder.Root, Added.Scope, before => before with
        {
            Owner = "Ann \"Äpfel\" <a\\b>",
            Until = new DateOnly(2026, 12, 31),
        });

        Assert.That(Bytes(path), Is.EqualTo(
            "{\n  \"waivers\": [\n    {\n      \"rule\": \"REG-001\",\n      \"reason\": \"old\", // why\n"
            + "      \"owner\": \"Ann \\\"Äpfel\\\" <a\\\\b>\",\n      \"until\": \"2026-12-31\"\n    }\n  ]\n}"));
        Assert.That(Waivers().Single().Owner, Is.EqualTo("Ann \"Äpfel\" <a\\b>"));
    }

    [Test]
    public void AFileThatIsNotThere_IsMade_AndTheNextWaiverIsAdded()
    {
        Waiver second = Added with
        {
            Scope = new WaiverScope { Rule = "REG-001", Scenario = "a*", Driver = "nic", Fingerprint = "0123456789ab" },
            Owner = "Ann",
            Until = new DateOnly(2026, 12, 31),
        };
        Directory.CreateDirectory(_folder.At("a", "b"));

        WaiverFile.Add(_folder.Root, Added);
        string path = WaiverFile.Add(_folder.At("a", "b"), second);

        Assert.That(path, Is.EqualTo(_folder.At(ToolConfiguration.FileName)), "the one above is nearest");
        Assert.That(Bytes(path), Is.EqualTo(
            "{\n  \"waivers\": [\n    " + New + ",\n    " + """
            { "rule": "REG-001", "scenario": "a*", "driver": "nic", "fingerprint": "0123456789ab", "reason": "new",\
             "owner": "Ann", "until": "2026-12-31" }
            """.ReplaceLineEndings("\n").Replace("\\\n", string.Empty) + "\n  ]\n}\n"));
        Assert.That(Waivers(), Is.EqualTo(new[] { Added, second }));
        Assert.That(Directory.EnumerateFiles(_folder.Root), Has.Exactly(1).Items, "no temporary file is left");
    }

    [Test]
    public void TheSameScope_IsRefused_AndNamesTheUpdate()
    {
        string path = Write("""{ "waivers": [{ "rule": "reg-001", "driver": "NIC", "reason": "x" }] }""");
        Waiver same = Added with { Scope = new WaiverScope { Rule = "REG-001", Driver = "nic" } };

        Assert.That(
            Assert.Throws<ConfigurationException>(() => WaiverFile.Add(_folder.Root, same))!.Message,
            Does.Contain("the waiver of REG-001 of NIC").And.Contain("`waivers update`"));
        Assert.That(Bytes(path), Does.EndWith("\"x\" }] }"));
    }

    [Test]
    public void AnotherScope_IsNotUpdated()
    {
        Write("""{ "waivers": [{ "rule": "REG-001", "driver": "nic", "reason": "x" }] }""");

        Assert.That(
            Assert.Throws<NothingMatchedException>(
                () => WaiverFile.Update(_folder.Root, Added.Scope, before => before))!.Message,
            Does.Contain("has no waiver of REG-001; `waivers list`"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links and modes are those of Unix")]
    [UnsupportedOSPlatform("windows")]
    public void ALink_IsFollowed_AndTheModeStays()
    {
        string real = _folder.Write("real/config", "{ }");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(_folder.At(ToolConfiguration.FileName), "real/config");

        WaiverFile.Add(_folder.Root, Added);

        Assert.That(new FileInfo(_folder.At(ToolConfiguration.FileName)).LinkTarget, Is.EqualTo("real/config"));
        Assert.That(Bytes(real), Does.Contain(New));
        Assert.That(
            File.GetUnixFileMode(real),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead));
    }

    [Test]
    public void AReadOnlyFile_IsAnError()
    {
        string path = Write("{ }");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Assert.That(Refusal(), Does.Contain("cannot be written: it is read-only"));
        Assert.That(Bytes(path), Is.EqualTo("{ }"));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Test]
    [Platform("Linux", Reason = "nobody makes files in /proc")]
    public void AFolderThatTakesNoFile_IsAnError()
        => Assert.That(
            Assert.Throws<ConfigurationException>(() => WaiverFile.Add("/proc/self/task", Added))!.Message,
            Does.Contain("cannot be written").And.EndWith("change to another folder"));

    [TestCase(true)]
    [TestCase(false)]
    public void AFileInUtf16_IsAnError_AndStays(bool isBigEndian)
    {
        string path = _folder.At(ToolConfiguration.FileName);
        byte[] before =
        [
            .. new UnicodeEncoding(isBigEndian, byteOrderMark: true).GetPreamble(),
            .. new UnicodeEncoding(isBigEndian, byteOrderMark: true).GetBytes("{ }"),
        ];
        File.WriteAllBytes(path, before);

        Assert.That(Refusal(), Does.Contain("is not in UTF-8"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void AFile_DoesNotBecomeLargerThanItMayBe()
    {
        string path = Write("{ }" + new string(' ', (int)ConfigurationReader.LongestFile - 20));

        Assert.That(Refusal(), Does.Contain("would become larger than 1 MiB"));
        Assert.That(Bytes(path), Does.StartWith("{ } "));
    }

    [Test]
    public void AFileThatCannotBeRead_Stays()
    {
        string path = Write("""{ "waivers": [{ "rule": "REG-001" }] }""");

        Assert.That(Refusal(), Does.Contain("waivers[0].reason is missing"));
        Assert.That(Bytes(path), Does.EndWith("}] }"));
    }

    private static TestCaseData Case(string name, string marked, params string[] written)
        => new TestCaseData(marked, written).SetArgDisplayNames(name);

    private static string Expected(string marked, string[] written)
    {
        string[] kept = marked.Split('|');
        return string.Concat(kept.Select((text, index) => index == 0 ? text : written[index - 1] + text));
    }

    private static string Bytes(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    private string Refusal()
        => Assert.Throws<ConfigurationException>(() => WaiverFile.Add(_folder.Root, Added))!.Message;

    private IReadOnlyList<Waiver> Waivers() => ConfigurationReader.FindUpwards(_folder.Root).Waivers;

    private string Write(string text)
    {
        string path = _folder.At(ToolConfiguration.FileName);
        File.WriteAllBytes(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
        return path;
    }
}
