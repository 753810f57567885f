namespace HostilePlugins;

/// <summary>An object whose finalizer throws.</summary>
public sealed class ThrowingFinalizer
{
    /// <summary>Throws on the thread of the finalizers.</summary>
    ~ThrowingFinalizer() => throw new InvalidOperationException("no hardware");
}
