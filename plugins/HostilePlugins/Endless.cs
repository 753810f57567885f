namespace HostilePlugins;

/// <summary>What never ends.</summary>
internal static class Endless
{
    // Of use to nobody but the compiler, which must not know that what waits for it never ends.
    private static int Never => Environment.GetEnvironmentVariable("HOSTILE_NEVER") is null ? 0 : 1;

    /// <summary>Computes for ever.</summary>
    public static void Computation()
    {
        int never = Never;
        while (Volatile.Read(ref never) == 0)
        {
            // It has nothing to do.
        }
    }

    /// <summary>Calls itself until the stack is full.</summary>
    public static int Recursion(int depth) => depth > 0 ? Recursion(depth + 1) + depth : 0;
}
