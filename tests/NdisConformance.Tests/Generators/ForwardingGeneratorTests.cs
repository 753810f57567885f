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
}
