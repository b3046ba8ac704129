"""Files that were read in a guessed coding: kept until a person has looked at them, their review ends, or they are
old."""

from sqlalchemy import Connection, select, update

from dashboard.store.adding import add
from dashboard.store.base import Base
from dashboard.store.errors import NotFound, Refused
from dashboard.store.journal import record
from dashboard.store.outcomes import DOUBTFUL, Added, Digest
from dashboard.store.records import ArticleStatus, Change
from dashboard.store.tables import articles, uploads
from dashboard.store.undoing import withdraw
from dashboard.store.uploading import Upload, forget_files, to_upload


class Codings(Base):
    """A doubtful coding is found right, or the file is read again in another."""

    def doubtful_upload(self, article: int) -> Upload | None:
        """The file of an article whose coding a person has not looked at yet."""
        with self._reading() as connection:
            kept = select(uploads).where(uploads.c.article_id == article, uploads.c.code == DOUBTFUL)
            row = connection.execute(kept).mappings().first()
            return to_upload(row) if row is not None and row["data"] is not None else None

    def coding_is_right(self, article: int, *, who: str) -> Change:
        """A person looked at the doubtful characters and found them right. Raises NotFound."""
        with self._writing() as connection:
            title = _waiting(connection, article)
            forget_files(connection, [article])
            return record(
                connection,
                "coding",
                who=who,
                target=("article", article),
                title=title,
                article=article,
                new="looks right",
            )

    def replace_reading(self, article: int, digest: Digest, *, who: str, why: str) -> Added:
        """The same file was read in another coding: the first reading is withdrawn, with all that was decided in it,
        and the file stays with the new one, which is returned. Raises NotFound and Refused."""
        with self._writing() as connection:
            title = _waiting(connection, article)
            stored = connection.execute(select(articles).where(articles.c.id == article)).mappings().one()
            if stored["status"] != ArticleStatus.DRAFT:
                raise Refused("This article is published; it stays as it was read.")
            added = add(connection, digest, stored["collection_id"], stored["added_by"], stored["review_token"])
            if added.duplicate:
                raise Refused("Read so it is an article that is here already.")
            new = added.article
            withdraw(connection, article, who=who, why=why)
            connection.execute(update(uploads).where(uploads.c.article_id == article).values(article_id=new))
            record(connection, "coding", who=who, target=("article", new), title=title, article=new, new=why)
            return added


def _waiting(connection: Connection, article: int) -> str:
    """The title of an article whose coding is doubtful."""
    wanted = select(articles.c.title).join(uploads, uploads.c.article_id == articles.c.id)
    title = connection.execute(wanted.where(articles.c.id == article, uploads.c.code == DOUBTFUL)).scalar()
    if title is None:
        raise NotFound("The file of this article is not kept any more.")
    return str(title)
