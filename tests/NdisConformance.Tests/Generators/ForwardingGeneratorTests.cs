using NdisConformance.Generators;

namespace NdisConformance.Tests.Generators;

/// <summary>A façade calls the one part that has a member; none or two are an error.</summary>
internal sealed class ForwardingGeneratorTests
{
    private const string Contract = """
        namespace Room;
        public interface IDoor { int Open(int width); void Close(); }
        public sealed class Opener { public int Open(int width) => 2 * width; }
        public sealed class Closer { public void Close() { } }
        public sealed class Both { public int Open(int width) => 0; public void Close() { } }
        """;

    [Test]
    public void EachMember_GoesToThePartThatHasIt()
    {
        GeneratorRun run = new(
            new ForwardingGenerator(),
            Contract + "[Forwards(typeof(IDoor))] public sealed partial class Door(Opener opener, Closer closer);"
            + "public static class Use { public static int Open(int width)"
            + " { IDoor door = new Door(new Opener(), new Closer()); door.Close(); return door.Open(width); } }");
        Assert.That(run.Reported, Is.Empty);
        Assert.That(run.Type("Room.Use").GetMethod("Open")!.Invoke(null, [21]), Is.EqualTo(42));
    }

    [TestCase("Opener opener", "no part has the member Room.IDoor.Close()")]
    [TestCase("Both both, Closer closer", "both and closer have the member Room.IDoor.Close()")]
    public void AMember_ThatNotOnePartHas_IsAnError(string parts, string expected)
    {
        GeneratorRun run = new(
            new ForwardingGenerator(),
            Contract + $"[Forwards(typeof(IDoor))] public sealed partial class Door({parts});");
        Assert.That(run.Reported, Has.Count.EqualTo(1).And.One.Contains(expected));
    }

    private const string Foreign = """
        public enum Answer { Taken, Refused }
        public enum TraceName { Lock, Count }
        public interface IForeignDoor { void Close(); Answer Lock(out Answer status, out int turns); int Count(); }
        public sealed class Refusals { public Answer RefuseCall(TraceName call) => Answer.Refused; }
        """;

    /// <summary>What both interfaces have is served; what only the refused one has gets the refusal.</summary>
    [Test]
    public void AForeignMember_IsRefused()
    {
        GeneratorRun run = new(
            new ForwardingGenerator(),
            Contract + Foreign
            + "[Forwards(typeof(IForeignDoor), Refuses = true)][Forwards(typeof(IDoor))]"
            + "public sealed partial class Door(Both both, Refusals refusals);"
            + "public static class Use { public static string Lock()"
            + " { IForeignDoor door = new Door(new Both(), new Refusals()); door.Close();"
            + " return $\"{door.Lock(out Answer status, out int turns)} {status} {turns} {door.Count()}\"; } }");
        Assert.That(run.Reported, Is.Empty);
        Assert.That(run.Type("Room.Use").GetMethod("Lock")!.Invoke(null, []), Is.EqualTo("Refused Refused 0 0"));
    }

    [Test]
    public void AForeignMember_ThatNobodyRefuses_IsAnError()
    {
        GeneratorRun run = new(
            new ForwardingGenerator(),
            Contract + Foreign
            + "[Forwards(typeof(IForeignDoor), Refuses = true)][Forwards(typeof(IDoor))]"
            + "public sealed partial class Door(Both both);");
        Assert.That(run.Reported, Has.Some.Contains("no part has a method RefuseCall"));
    }
}
