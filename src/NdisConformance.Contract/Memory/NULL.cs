namespace NdisConformance.Contract;

/// <summary>
/// The type of C's NULL. It has no instances: it exists so that <c>handle = null</c> and <c>handle == null</c>
/// compile for handle structures and mean what they mean in C.
/// </summary>
public sealed class NULL
{
    private NULL()
    {
    }
}
